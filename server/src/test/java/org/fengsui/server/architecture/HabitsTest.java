package org.fengsui.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HabitsTest {

    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME)\\b");

    @Test
    void onlyTheCommandSpeaksToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.fengsui.server.command..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("a server's words belong to its log")
                .check(Bytecode.main());
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .because("a class shows what it needs")
                .check(Bytecode.main());
    }

    @Test
    void testsUseFakesNotMocks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mockito..", "org.easymock..")
                .because("a fake shows how the thing behaves, a mock how it is called")
                .allowEmptyShould(true)
                .check(Bytecode.tests());
    }

    @Test
    void nothingIsLeftForLater() {
        var me = getClass().getSimpleName() + ".java";
        var found =
                Sources.java().stream()
                        .map(Sources.Parsed::path)
                        .filter(path -> !path.endsWith("/" + me))
                        .filter(path -> LEFT_OVER.matcher(text(path)).find());
        assertThat(found).as("finish it, or write it down where work is planned").isEmpty();
    }

    private static String text(String path) {
        return Sources.text(Sources.ROOT.resolve(path));
    }
}
