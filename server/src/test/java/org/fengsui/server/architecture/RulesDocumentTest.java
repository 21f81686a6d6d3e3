package org.fengsui.server.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/rules.md has each section of the rules, and each of its rows a test that is there; so have
 * the articles of docs/regulation.md.
 */
class RulesDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern RULE = Pattern.compile("(?m)^\\| (?!(?:rule|story) \\|).*$");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^## ([0-9]+)\\. ");

    /** Those of rooms that are not built yet come with them. */
    private static final List<String> SECTIONS =
            List.of("1", "2", "3", "4", "5", "6", "7", "9", "10", "11");

    private static final Path REGULATION = Sources.ROOT.resolve("docs/regulation.md");

    private static String document() {
        return Sources.text(Sources.ROOT.resolve("docs/rules.md"));
    }

    @Test
    void eachSectionOfTheRulesIsThereWithRows() {
        var document = document();
        assertThat(NUMBERED.matcher(document).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(SECTIONS);
        assertThat(Stream.of(document.split("(?m)^## ")).skip(1))
                .allSatisfy(section -> assertThat(RULE.matcher(section).find()).isTrue());
    }

    @Test
    void eachRowNamesATest() {
        var rows = RULE.matcher(document()).results().map(found -> found.group()).toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).containsPattern(NAMED));
    }

    @Test
    void eachTestNamedForARuleOrAnArticleExistsInEngineOrServer() {
        var there =
                Sources.java().stream()
                        .filter(Sources.Parsed::isTest)
                        .flatMap(file -> file.unit().getTypeDecls().stream())
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .flatMap(RulesDocumentTest::methods)
                        .collect(toCollection(TreeSet::new));
        var named =
                NAMED.matcher(document() + Sources.text(REGULATION))
                        .results()
                        .map(found -> found.group(1) + "#" + found.group(2))
                        .collect(toCollection(TreeSet::new));
        assertThat(there).containsAll(named);
    }

    private static Stream<String> methods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(method -> type.getSimpleName() + "#" + ((MethodTree) method).getName());
    }
}
