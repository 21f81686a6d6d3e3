package org.fengsui.server.speaking.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SmsCostTest {

    private static final BigDecimal PRICE = new BigDecimal("0.045");

    @Test
    void seventyCharactersAreOnePartAndMoreArePartsOfSixtySeven() {
        assertThat(parts(1)).isEqualTo(1);
        assertThat(parts(70)).isEqualTo(1);
        assertThat(parts(71)).isEqualTo(2);
        assertThat(parts(134)).isEqualTo(2);
        assertThat(parts(135)).isEqualTo(3);
    }

    @Test
    void partsTimesRecipientsTimesPriceIsWhatItCosts() {
        assertThat(SmsCost.of("字".repeat(71), 300, PRICE).total()).isEqualByComparingTo("27");
        assertThat(SmsCost.of("字", 0, PRICE).total()).isEqualByComparingTo("0");
        assertThatThrownBy(() -> SmsCost.of("字", -1, PRICE)).hasMessageContaining("below");
    }

    private static int parts(int length) {
        return SmsCost.of("字".repeat(length), 1, PRICE).parts();
    }
}
