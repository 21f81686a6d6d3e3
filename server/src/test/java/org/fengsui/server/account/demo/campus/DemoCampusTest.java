package org.fengsui.server.account.demo.campus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.table.InputFile;
import org.junit.jupiter.api.Test;

class DemoCampusTest {

    private final DemoCampus campus = new DemoCampus();

    @Test
    void theRegistryTableIsTakenWhole() {
        var bytes = campus.table().getBytes(StandardCharsets.UTF_8);
        var rows = RegistryTable.read(InputFile.of("demo.csv", bytes)).rows();
        assertThat(rows.stream().filter(RegistryRow.Unit.class::isInstance)).hasSize(41);
        assertThat(rows.stream().filter(RegistryRow.InformationSystem.class::isInstance))
                .hasSize(300);
        assertThat(rows.stream().filter(RegistryRow.Person.class::isInstance)).hasSize(120);
        assertThat(rows.stream().filter(RegistryRow.Network.class::isInstance)).hasSize(44);
    }

    @Test
    void theSchoolIsTheSameAtEveryStart() {
        assertThat(new DemoCampus().table()).isEqualTo(campus.table());
    }

    @Test
    void everyAddressIsPrivateOrForDocumentation() {
        assertThat(campus.systems())
                .allSatisfy(system -> {
                    assertThat(system.ip()).startsWith("10.10.");
                    assertThat(system.host()).endsWith(".example.edu.cn");
                });
    }
}
