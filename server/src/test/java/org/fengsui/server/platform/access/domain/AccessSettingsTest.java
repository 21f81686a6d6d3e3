package org.fengsui.server.platform.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.fengsui.server.platform.access.domain.AccessSettings.Lock;
import org.fengsui.server.platform.access.domain.AccessSettings.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessSettingsTest {

    @Test
    void theDefaultsAreWhatAssessorsAskFor() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new AccessSettings(
                                new Password(10, 3, 16, Duration.ofDays(90), true),
                                new Lock(5, Duration.ofMinutes(15)),
                                Duration.ofMinutes(30),
                                Duration.ofDays(365),
                                Duration.ofMinutes(30)));
    }

    @Test
    void eachKeyIsRead() {
        var settings =
                bound(
                        Map.of(
                                "fengsui.access.password.minimum", "12",
                                "fengsui.access.password.kinds", "4",
                                "fengsui.access.password.long-enough", "20",
                                "fengsui.access.password.max-age", "0",
                                "fengsui.access.password.change-first", "false",
                                "fengsui.access.lock.failures", "3",
                                "fengsui.access.lock.period", "1h",
                                "fengsui.access.idle", "10m",
                                "fengsui.access.token-lifetime", "30d",
                                "fengsui.access.setup-lifetime", "5m"));
        assertThat(settings)
                .isEqualTo(
                        new AccessSettings(
                                new Password(12, 4, 20, Duration.ZERO, false),
                                new Lock(3, Duration.ofHours(1)),
                                Duration.ofMinutes(10),
                                Duration.ofDays(30),
                                Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "password.minimum, 7",
        "password.kinds, 5",
        "password.long-enough, 9",
        "lock.failures, 0",
        "lock.period, 0",
        "idle, 0",
        "token-lifetime, -1d",
    })
    void whatWouldLetAnyoneOrNobodyInIsRefused(String key, String value) {
        assertThatThrownBy(() -> bound(Map.of("fengsui.access." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fengsui.access.");
    }

    private static AccessSettings bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("fengsui.access", AccessSettings.class);
    }
}
