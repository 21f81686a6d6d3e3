package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a template must not contain: it would run data, or break under the strict CSP. */
class TemplatesTest {

    private static final Map<String, Pattern> FORBIDDEN =
            Map.of(
                    "th:utext writes data as markup", Pattern.compile("th:utext"),
                    "[( )] writes data as markup", Pattern.compile("\\[\\("),
                    "__${ }__ runs data as an expression", Pattern.compile("__[$*#@~]\\{"),
                    "an inline style is blocked: use a class",
                            Pattern.compile("\\s(th:)?style(append)?\\s*="),
                    "an inline style sheet is blocked: use a file", Pattern.compile("<style[\\s>]"),
                    "an inline handler is blocked: use htmx or a script file",
                            Pattern.compile("\\s(th:)?on[a-z]+\\s*=|\\shx-on[:a-z-]*\\s*="),
                    "an inline script is blocked: use a file",
                            Pattern.compile("<script(?![^>]*\\ssrc=)(?![^>]*\\sth:src=)"));

    @Test
    void templatesKeepToMarkupAndFiles() {
        var found = new ArrayList<String>();
        for (var file : templates()) {
            var lines = Sources.text(file).lines().toList();
            for (int number = 1; number <= lines.size(); number++) {
                var line = lines.get(number - 1);
                var at = Sources.name(file) + ":" + number + " ";
                FORBIDDEN.forEach((why, pattern) -> {
                    if (pattern.matcher(line).find()) {
                        found.add(at + why);
                    }
                });
            }
        }
        assertThat(found).isEmpty();
    }

    /** Forms that keep no draft although a text is written in them, and why. */
    private static final Map<String, String> DRAFTLESS =
            Map.of(
                    "page/detail.html", "a dialog over the page; its one reason is sent at once",
                    "page/kit.html", "a sample that stores nothing",
                    "mailbox/boxes.html", "a certificate is pasted beside a password",
                    "finding/reported.html",
                            "several on a page, each two lines copied from a reply sent elsewhere");

    private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);

    @Test
    void aFormWithALongTextKeepsItsDraft() {
        var found = new ArrayList<String>();
        for (var file : templates()) {
            var forms = FORM.matcher(Sources.text(file)).results().map(MatchResult::group);
            var lost =
                    forms.filter(form -> form.contains(":: area(") || form.contains("<textarea"))
                            .anyMatch(form -> !form.contains(":: draft("));
            if (lost && DRAFTLESS.keySet().stream().noneMatch(file::endsWith)) {
                found.add(Sources.name(file));
            }
        }
        assertThat(found)
                .as("draw page/form :: draft(form) in the form, or list it here with a reason")
                .isEmpty();
    }

    private static List<Path> templates() {
        return Sources.files("server/src/main/resources/templates", ".html");
    }
}
