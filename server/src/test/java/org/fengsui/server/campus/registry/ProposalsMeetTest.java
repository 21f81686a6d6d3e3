package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** Proposals that meet others’ changes, are confirmed together, or are taken back with a reason. */
class ProposalsMeetTest extends ProposingSchool {

    ProposalsMeetTest(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        super(imports, registry, people, mvc, probe);
    }

    @Test
    void whatWasRegisteredMeanwhileStandsBesideWhatTheUnitTyped() throws Exception {
        confirm(operator, proposed(as(liaison, judgeTo("10.1.0.41"))));
        var late = as(liaison, judgeTo("10.1.0.42")).andExpect(status().isConflict());
        assertThat(text(late))
                .contains("现在保存的是", "10.1.0.41", "10.1.0.42")
                .contains("name=\"version\" value=\"2\"");
        var path = "/unit/systems/" + id("system", "judge") + "/propose";
        proposed(as(liaison, judgeTo("10.1.0.42", 2)));
        assertThat(page(liaison, path)).doesNotContain("现在保存的是");
    }

    @Test
    void whatAUnitTypedIsKeptForTheVersionItWasTypedFor() throws Exception {
        var path = "/unit/systems/" + id("system", "judge") + "/propose";
        var key =
                page(liaison, path).replaceAll("(?s).*name=\"_draft\" value=\"([^\"]+)\".*", "$1");
        as(liaison, post("/drafts").param("form", key).param("note", "搬到新机房"))
                .andExpect(status().isOk());
        assertThat(page(liaison, path)).contains("搬到新机房", "丢弃草稿");
        confirm(operator, proposed(as(liaison, judgeTo("10.1.0.41"))));
        assertThat(page(liaison, path)).doesNotContain("搬到新机房");
    }

    @Test
    void whoEndsAnAppointmentOrTakesAProposalBackSaysWhy() throws Exception {
        var end = "/registry/appointments/" + appointment("p1", "HEAD") + "/end";
        var last = post(end).param("unit", "" + campus.id("cs")).param("lastDay", "2026-03-05");
        as(operator, last).andExpect(status().isUnprocessableContent());
        as(operator, last.param("reason", "任期已满")).andExpect(status().is3xxRedirection());
        assertThat(logged("registry.appointment-ended")).isEqualTo("任期已满");
        long id = proposed(as(liaison, judgeTo("10.1.0.41")));
        var withdraw = post("/unit/proposals/" + id + "/withdraw").param("version", "1");
        as(liaison, withdraw).andExpect(status().isUnprocessableContent());
        as(liaison, withdraw.param("reason", "地址抄错"));
        assertThat(page(liaison, "/unit/proposals/" + id)).contains("地址抄错");
        assertThat(logged("registry.proposal-withdrawn")).isEqualTo("地址抄错");
    }

    private String logged(String action) {
        return probe.sql(
                        """
                        select details ->> 'reason' from audit.entry
                        where action = :action order by id desc limit 1
                        """)
                .param("action", action)
                .query(String.class)
                .single();
    }

    @Test
    void theOfficeConfirmsManyAfterSeeingWhatTheyChange() throws Exception {
        long first = proposed(as(liaison, judgeTo("10.1.0.41")));
        long own = proposed(as(boss(), judgeTo("10.1.0.42")));
        assertThat(page(operator, "/registry/proposals?state=PROPOSED&q=在线评测"))
                .contains("10.1.0.40 → 10.1.0.41", "/registry/proposals/" + first);
        assertThat(page(operator, "/registry/proposals?kind=POST_END"))
                .doesNotContain("/registry/proposals/" + first);
        var chosen =
                post("/registry/proposals/confirm").param("id", "" + first).param("id", "" + own);
        assertThat(text(as(operator, chosen))).contains("将写入备案 2 项", "10.1.0.41", "10.1.0.42");
        var apply =
                post("/registry/proposals/confirm/apply")
                        .param("id", "" + first, "" + own)
                        .param("version", "1", "1");
        var done = as(operator, apply).andExpect(redirectedUrl("/registry/proposals")).andReturn();
        assertThat(String.valueOf(done.getFlashMap().get("toasts")))
                .as("the second was proposed about what the first has changed")
                .contains("已确认 1 项", "没有写入");
        assertThat(page(operator, "/registry/proposals?state=CONFIRMED"))
                .contains("/registry/proposals/" + first)
                .doesNotContain("/registry/proposals/" + own);
        assertThat(page(operator, "/registry/proposals?state=PROPOSED"))
                .contains("/registry/proposals/" + own);
    }

    private Actor boss() {
        return people.ofUnit(campus.id("cs"), "boss", Role.UNIT_HEAD);
    }
}
