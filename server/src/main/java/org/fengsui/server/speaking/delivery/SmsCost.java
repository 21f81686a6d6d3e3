package org.fengsui.server.speaking.delivery;

import java.math.BigDecimal;

/**
 * What short messages cost, shown before they are sent: up to 70 characters are one part, a longer
 * text is sent in parts of 67.
 *
 * @param parts of each message
 * @param recipients how many
 * @param price of one part
 */
public record SmsCost(int parts, int recipients, BigDecimal price) {

    private static final int ALONE = 70;
    private static final int TOGETHER = 67;

    /** Refuses what costs less than nothing. */
    public SmsCost {
        if (parts < 1 || recipients < 0 || price.signum() < 0) {
            throw new IllegalArgumentException("a cost is not below nothing");
        }
    }

    /**
     * Of one text to many.
     *
     * @param text as it arrives, with the signature; counted in UTF-16 units as the networks do
     */
    public static SmsCost of(String text, int recipients, BigDecimal price) {
        int length = text.length();
        int parts = length <= ALONE ? 1 : Math.ceilDiv(length, TOGETHER);
        return new SmsCost(parts, recipients, price);
    }

    /** Parts × recipients × price. */
    public BigDecimal total() {
        return price.multiply(BigDecimal.valueOf((long) parts * recipients));
    }
}
