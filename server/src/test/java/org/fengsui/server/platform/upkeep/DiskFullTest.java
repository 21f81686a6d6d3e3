package org.fengsui.server.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestDisk;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
record DiskFullTest(
        TestDisk disk,
        Files files,
        People people,
        Tokens tokens,
        RecordProbe probe,
        MockMvc mvc,
        ImportWorker worker) {

    private static final long HALF_A_GIGABYTE = 1L << 29;

    private ResultActions send(String token) throws Exception {
        return mvc.perform(
                post("/api/imports")
                        .queryParam("name", "campus.nessus")
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .contentType("application/octet-stream")
                        .content(new NessusFile(1, 1, 1, TestClock.START, "campus").bytes()));
    }

    @Test
    void reportsAreRefusedWithNothingStoredUntilThereIsRoomAgain() throws Exception {
        var token =
                tokens.create(
                        people.school("operator", Role.OFFICE_OPERATOR),
                        "scanner",
                        Duration.ofDays(1));
        disk.leave(HALF_A_GIGABYTE);
        send(token)
                .andExpect(status().is(507))
                .andExpect(jsonPath("$.type").value("/problems/disk-full"))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        assertThat(count()).isZero();
        disk.leave(4 * HALF_A_GIGABYTE);
        send(token).andExpect(status().isAccepted());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatWasTakenInBeforeWaitsForRoomAndIsNotGivenUp() throws Exception {
        var token =
                tokens.create(
                        people.school("operator", Role.OFFICE_OPERATOR),
                        "scanner",
                        Duration.ofDays(1));
        send(token).andExpect(status().isAccepted());
        disk.leave(HALF_A_GIGABYTE);
        for (int run = 0; run < 5; run++) {
            worker.runOnce();
        }
        assertThat(states()).containsExactly("RECEIVED");
        disk.leave(4 * HALF_A_GIGABYTE);
        worker.runOnce();
        assertThat(states()).containsExactly("DONE");
    }

    private List<String> states() {
        return probe.sql("select state from intake.import").query(String.class).list();
    }

    private long count() {
        return probe.sql("select count(*) from file.file").query(Long.class).single();
    }

    @Test
    void tablesOfTheRegistryAndOfTheKnowledgeAreRefusedToo() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        disk.leave(HALF_A_GIGABYTE);
        for (var path : List.of("/registry/import", "/knowledge/import")) {
            var file = new MockMultipartFile("file", "t.csv", null, new byte[] {'a', '\n', 'b'});
            mvc.perform(multipart(path).file(file).with(people.as(operator)))
                    .andExpect(status().is(507));
        }
    }

    @Test
    void evidenceIsRefusedButWhatTheOfficeIssuesIsKept() {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        disk.leave(HALF_A_GIGABYTE);
        assertThatThrownBy(() -> store(lead, Kind.EVIDENCE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(UpkeepProblem.DISK_FULL));
        assertThat(store(lead, Kind.DOCUMENT).size()).isEqualTo(5);
    }

    private Files.StoredFile store(Actor by, Kind kind) {
        return files.store(
                by,
                new Subject("test", 1),
                null,
                kind,
                "note.txt",
                new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)));
    }
}
