package org.fengsui.server.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClocksTest {

    /** Where the machine's clock enters. */
    private static final Set<String> MAY_ASK_THE_MACHINE =
            Set.of(
                    "org.fengsui.server.platform.kernel.Clocks",
                    "org.fengsui.server.command.Fengsui",
                    "org.fengsui.server.command.Doctor");

    @Test
    void theTimeComesFromAnInjectedClock() {
        noClasses()
                .that(
                        DescribedPredicate.describe(
                                "are not where the machine's clock enters",
                                type -> !MAY_ASK_THE_MACHINE.contains(type.getName())))
                .should()
                .callMethodWhere(asksTheMachine())
                .because("the ledger's clock is moved in tests and in the demo")
                .check(Bytecode.main());
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(name("java.lang.Thread"))).and(target(nameMatching("sleep"))))
                .because("a step that can be called by hand needs no waiting")
                .check(Bytecode.main());
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(name("java.lang.Thread"))).and(target(nameMatching("sleep"))))
                .because("a test waits for what it expects, see Eventually")
                .check(Bytecode.tests());
    }

    private static DescribedPredicate<JavaMethodCall> asksTheMachine() {
        return DescribedPredicate.describe(
                "asks the machine for the time",
                call -> {
                    JavaClass owner = call.getTargetOwner();
                    var method = call.getName();
                    return switch (owner.getPackageName() + "." + owner.getSimpleName()) {
                        case "java.lang.System" -> method.equals("currentTimeMillis");
                        case "java.time.Clock" ->
                                method.startsWith("system") || method.startsWith("tick");
                        case "java.time.InstantSource" -> method.equals("system");
                        default ->
                                owner.getPackageName().startsWith("java.time")
                                        && method.equals("now")
                                        && call.getTarget().getRawParameterTypes().isEmpty();
                    };
                });
    }
}
