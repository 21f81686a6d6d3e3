package org.fengsui.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckScopeTest {
    @Test
    void namedChecksRanAndNoOthers() {
        List<String> checks =
                new ArrayList<>(List.of("open-port", "0123", "1234567890", "", "1:2"));
        for (int i = 1; i <= 40; i++) {
            checks.add(String.valueOf(i * 7));
        }
        checks.add("7");
        CheckScope.Named scope = new CheckScope.Named(checks);
        assertThat(checks).allMatch(scope::ran);
        assertThat(List.of("8", "123", "open", "123456789", "281", "1;2", "12a"))
                .noneMatch(scope::ran);
        assertThat(scope.size()).isEqualTo(45);
        assertThat(scope).hasToString("45 checks");
    }
}
