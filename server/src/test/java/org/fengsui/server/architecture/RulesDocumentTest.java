package org.fengsui.server.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each test that docs/rules.md names is there. */
class RulesDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void eachTestNamedForARuleExists() {
        var there =
                Bytecode.tests().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .map(method -> method.getOwner().getSimpleName() + "#" + method.getName())
                        .collect(toCollection(TreeSet::new));
        var named =
                NAMED.matcher(Sources.text(Sources.ROOT.resolve("docs/rules.md")))
                        .results()
                        .map(found -> found.group(1) + "#" + found.group(2))
                        .collect(toCollection(TreeSet::new));
        assertThat(named).isNotEmpty();
        assertThat(there).containsAll(named);
    }
}
