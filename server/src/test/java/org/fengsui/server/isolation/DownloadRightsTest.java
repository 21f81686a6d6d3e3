package org.fengsui.server.isolation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who takes out which files: the scope says whose, the room that keeps them says who may. */
@ServerTest
class DownloadRightsTest {

    private static final Set<Role> NOTICES =
            EnumSet.of(
                    Role.LEADING_GROUP,
                    Role.CAC_OFFICE,
                    Role.OFFICE_OPERATOR,
                    Role.OFFICE_LEAD,
                    Role.DUTY_OFFICER,
                    Role.AUDITOR);
    private static final Set<Role> FINDINGS =
            EnumSet.of(
                    Role.CAC_OFFICE,
                    Role.OFFICE_OPERATOR,
                    Role.OFFICE_LEAD,
                    Role.DUTY_OFFICER,
                    Role.TRACER,
                    Role.AUDITOR);
    private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

    /** What the school's roles may take out, by what the file is about. */
    private static final Map<String, Set<Role>> SCHOOL =
            Map.of(
                    "import", NOBODY,
                    "record-upload", NOBODY,
                    "episode", FINDINGS,
                    "notice", NOTICES,
                    "notice-answer", NOTICES,
                    "notice-request", NOTICES,
                    "measure-act", NOTICES,
                    "circular-act", NOTICES,
                    "what-no-room-declares", NOBODY);

    private final Files files;
    private final RegistryImports imports;
    private final Registry registry;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    DownloadRightsTest(
            Files files,
            RegistryImports imports,
            Registry registry,
            People people,
            RecordProbe probe,
            MockMvc mvc) {
        this.files = files;
        this.imports = imports;
        this.registry = registry;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    private static String called(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kind kind(String about) {
        return switch (about) {
            case "import", "record-upload" -> Kind.IMPORT;
            case "notice" -> Kind.DOCUMENT;
            default -> Kind.EVIDENCE;
        };
    }

    private long stored(String about, @Nullable Long unit) {
        var content = ("about " + about).getBytes(StandardCharsets.UTF_8);
        return files.store(
                        Actor.machine("test"),
                        new Subject(about, 7),
                        unit,
                        kind(about),
                        "a.txt",
                        new ByteArrayInputStream(content))
                .id();
    }

    private String taken(RequestPostProcessor reader, long file) throws Exception {
        var answer = mvc.perform(get("/files/" + file).with(reader)).andReturn().getResponse();
        return answer.getStatus() == 200
                ? answer.getContentAsString()
                : Integer.toString(answer.getStatus());
    }

    private long unit(String code) {
        return registry.unitByCode(Scope.school(), code).orElseThrow().id();
    }

    private void units() {
        var rows = "类别,编码,名称,责任单位\n单位,own,化学学院,是\n单位,other,天文学院,是\n";
        var operator = people.school("importer", Role.OFFICE_OPERATOR);
        var table = InputFile.of("units.csv", rows.getBytes(StandardCharsets.UTF_8));
        imports.apply(operator, imports.prepare(operator, table, Locale.CHINESE));
    }

    @Test
    void eachRoleOfTheSchoolTakesOutTheFilesOfThePagesItReads() throws Exception {
        var files = new LinkedHashMap<String, Long>();
        SCHOOL.keySet().forEach(about -> files.put(about, stored(about, null)));
        for (var role : Role.values()) {
            if (role.side() == Role.Side.UNIT) {
                continue;
            }
            var reader = people.as(people.school(called(role), role));
            for (var file : files.entrySet()) {
                var about = file.getKey();
                var may = requireNonNull(SCHOOL.get(about)).contains(role);
                assertThat(taken(reader, file.getValue()))
                        .as(role + " takes out a file about " + about)
                        .isEqualTo(may ? "about " + about : "404");
            }
        }
    }

    @Test
    void aUnitTakesOutWhatItsPagesShowAndNeverAReport() throws Exception {
        units();
        var shown = Set.of("episode", "notice", "notice-answer", "notice-request", "measure-act");
        for (var role : Role.values()) {
            if (role.side() != Role.Side.UNIT) {
                continue;
            }
            var reader = people.as(people.ofUnit(unit("own"), called(role), role));
            for (var about : SCHOOL.keySet()) {
                assertThat(taken(reader, stored(about, unit("own"))))
                        .as(role + " takes out a file about " + about)
                        .isEqualTo(shown.contains(about) ? "about " + about : "404");
                assertThat(taken(reader, stored(about, unit("other")))).isEqualTo("404");
            }
        }
    }

    @Test
    void whatIsRefusedLeavesNoDownloadInTheLog() throws Exception {
        var tracer = people.as(people.school("tracer", Role.TRACER));
        assertThat(taken(tracer, stored("import", null))).isEqualTo("404");
        var logged =
                probe.sql("select count(*) from audit.entry where action = 'file.downloaded'")
                        .query(Long.class)
                        .single();
        assertThat(logged).isZero();
    }
}
