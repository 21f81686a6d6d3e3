package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/regulation.md has every article, and names only pages and tests that are there. */
class RegulationDocumentTest {

    private static final Pattern PATH = Pattern.compile("`(/[^`]*)`");
    private static final Pattern NAMED = Pattern.compile("`\\w+Test#\\w+`");
    private static final String NOT_YET = "not yet built";
    private static final String ENDPOINTS =
            "server/src/test/resources/org/fengsui/server/isolation/endpoints.txt";

    /** The articles of the regulation; of the first two chapters, the first and fourth together. */
    private static final List<String> ARTICLES =
            List.of(
                    "第一条、第四条", "第二条", "第三条", "第五条", "第六条", "第七条", "第八条", "第九条", "第十条", "第十一条",
                    "第十二条", "第十三条", "第十四条", "第十五条", "第十六条");

    private static String document() {
        return Sources.text(Sources.ROOT.resolve("docs/regulation.md"));
    }

    private static List<String> rows() {
        return document()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what it asks"))
                .toList();
    }

    @Test
    void eachArticleIsThereWithRows() {
        var sections = List.of(document().split("(?m)^## ")).stream().skip(1).toList();
        assertThat(sections.stream().map(section -> section.substring(0, section.indexOf(' '))))
                .containsExactlyElementsOf(ARTICLES);
        assertThat(sections).allSatisfy(section -> assertThat(section).contains("\n| "));
    }

    @Test
    void eachRowNamesATestOrSaysThatItIsNotYetBuilt() {
        assertThat(rows())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(NAMED.matcher(row).find() || row.contains(NOT_YET))
                                .as(row)
                                .isTrue());
    }

    @Test
    void eachPageNamedIsAnEndpoint() {
        var there =
                Sources.text(Sources.ROOT.resolve(ENDPOINTS))
                        .lines()
                        .flatMap(line -> Stream.of(line.split("\\s+")).skip(1).limit(1))
                        .collect(Collectors.toSet());
        var named =
                PATH.matcher(document()).results().map(found -> found.group(1)).distinct().toList();
        assertThat(named).isNotEmpty();
        assertThat(there).containsAll(named);
    }
}
