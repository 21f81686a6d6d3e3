package org.fengsui.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import org.fengsui.server.platform.access.Permits;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;

class EndpointsTest {

    @Test
    void eachEndpointStatesItsPermission() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .beAnnotatedWith(Permits.class)
                .because("what is forgotten must be refused by the build, not found by a stranger")
                .check(Bytecode.main());
    }
}
