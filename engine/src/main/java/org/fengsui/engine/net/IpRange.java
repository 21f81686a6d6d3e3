package org.fengsui.engine.net;

/**
 * The addresses from the first to the last, both included, of one family: a range of IPv6 addresses
 * holds no IPv4 address even where the 128-bit numbers would.
 *
 * @param first the smallest address
 * @param last the greatest address
 */
public record IpRange(IpAddress first, IpAddress last) {
    /**
     * Checks family and order.
     *
     * @throws AddressFormatException when the families differ or the first comes after the last
     */
    public IpRange {
        if (first.isV4() != last.isV4() || first.compareTo(last) > 0) {
            throw new AddressFormatException(
                    AddressFormatException.Expected.RANGE, first + "-" + last);
        }
    }

    /**
     * Reads {@code first-last}.
     *
     * @throws AddressFormatException when the text is anything else
     */
    public static IpRange parse(String text) {
        int hyphen = text.indexOf('-');
        IpAddress first = hyphen < 0 ? null : IpAddress.tryParse(text.substring(0, hyphen));
        IpAddress last = hyphen < 0 ? null : IpAddress.tryParse(text.substring(hyphen + 1));
        if (first == null || last == null) {
            throw new AddressFormatException(AddressFormatException.Expected.RANGE, text);
        }
        return new IpRange(first, last);
    }

    /** Whether the address lies in the range and is of its family. */
    public boolean contains(IpAddress address) {
        return address.isV4() == first.isV4()
                && first.compareTo(address) <= 0
                && last.compareTo(address) >= 0;
    }

    /** The text {@code first-last}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
