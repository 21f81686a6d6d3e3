package org.fengsui.server.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each server under test a database and a data folder of its own. */
public class FreshRecord implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String NAME_PROPERTY = "fengsui.testing.record";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var postgres = TestPostgres.running();
        var name = postgres.cloneTemplate();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "fresh record",
                                Map.of(
                                        NAME_PROPERTY,
                                        name,
                                        "fengsui.data",
                                        postgres.dataFolder().resolve(name).toString(),
                                        "fengsui.record.url",
                                        postgres.url(name),
                                        "fengsui.record.username",
                                        TestPostgres.ROLE,
                                        "fengsui.record.password",
                                        TestPostgres.PASSWORD)));
    }
}
