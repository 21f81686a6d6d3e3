package org.fengsui.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.junit.jupiter.api.Test;

class StoresTest {

    /** Their rows belong to no unit, or are what a scope is made from. */
    private static final Set<String> WITHOUT_SCOPE =
            Set.of(
                    "platform.access.domain.AccountStore",
                    "platform.access.domain.SetupStore",
                    "platform.access.domain.TokenStore",
                    "platform.audit.domain.ChainStore",
                    "platform.audit.domain.EntryStore",
                    "platform.calendar.store.ImportStore",
                    "platform.page.store.DraftStore");

    @Test
    void aStoreIsHiddenInItsRoom() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideInAPackage("org.fengsui.server..")
                .should()
                .resideInAPackage("..store..")
                .orShould()
                .bePackagePrivate()
                .because("SQL is reached through a room's face only")
                .check(Bytecode.main());
    }

    @Test
    void eachMethodOfAStoreTakesAScope() {
        methods()
                .that()
                .areDeclaredInClassesThat(
                        describe("are stores with rows of units", StoresTest::isScoped))
                .and()
                .areNotPrivate()
                .and()
                .areNotStatic()
                .should(TAKE_A_SCOPE)
                .because("a query that forgets whose rows it may see must not compile")
                .check(Bytecode.main());
    }

    private static boolean isScoped(JavaClass type) {
        return type.getSimpleName().endsWith("Store")
                && type.getPackageName().startsWith("org.fengsui.server.")
                && !WITHOUT_SCOPE.contains(
                        type.getName().substring("org.fengsui.server.".length()));
    }

    private static final ArchCondition<JavaMethod> TAKE_A_SCOPE =
            new ArchCondition<>("take a Scope, or an Actor who has one") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean takes =
                            method.getRawParameterTypes().stream()
                                    .anyMatch(type ->
                                            type.isEquivalentTo(Scope.class)
                                                    || type.isEquivalentTo(Actor.class));
                    if (!takes) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            };
}
