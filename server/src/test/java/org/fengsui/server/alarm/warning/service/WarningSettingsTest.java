package org.fengsui.server.alarm.warning.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningSettingsTest {

    private static WarningSettings embeddedBy(String site) {
        return new WarningSettings("信办预", "信办演", "信息化工作办公室", List.of(site));
    }

    @Test
    void whatIsNoSiteMayNotShowTheListInAFrame() {
        assertThat(embeddedBy("https://www.example.edu.cn:8443").embeddedBy()).hasSize(1);
        for (var wrong :
                List.of("*", "https://a.example.edu.cn; script-src *", "www.example", "")) {
            assertThatThrownBy(() -> embeddedBy(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("fengsui.warning.embedded-by");
        }
    }
}
