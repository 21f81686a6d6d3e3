package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.RegistryStory;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** The story of people and networks: each change with before and after. */
@ServerTest
class RegistryStoryTest {

    private final RegistryStory story;
    private final RegistryEditor editor;
    private final RecordProbe probe;
    private final People people;
    private final MockMvc mvc;
    private final TestCampus campus;

    RegistryStoryTest(
            Registry registry,
            RegistryImports imports,
            RegistryStory story,
            RegistryEditor editor,
            RecordProbe probe,
            People people,
            MockMvc mvc) {
        this.story = story;
        this.editor = editor;
        this.probe = probe;
        this.people = people;
        this.mvc = mvc;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void theSmallSchool() {
        campus.load();
    }

    private long person() {
        return probe.sql("select id from registry.person where code = 'p3'")
                .query(Long.class)
                .single();
    }

    private long network() {
        return probe.sql("select id from registry.network where code = 'cs-office'")
                .query(Long.class)
                .single();
    }

    @Test
    void aPersonsPageTellsEachChangeAndItsPosts() throws Exception {
        campus.take("类别,编码,名称,主管单位,岗位,电话\n人员,p3,何示例,lib,分管领导,027-5550-0199\n");
        editor.appoint(
                Actor.machine("test"),
                campus.id("cs"),
                Post.DEPUTY,
                person(),
                LocalDate.of(2026, 3, 1),
                null);
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var page = "/registry/person/" + person() + "/edit";
        assertThat(people.page(mvc, lead, "/registry/people")).contains(page);
        assertThat(people.page(mvc, lead, page))
                .contains("经过", "027-5550-0199", "任图书馆分管领导", "任计算机学院分管领导", "（导入 登记表.csv）")
                .doesNotContain("??");
    }

    @Test
    void aNetworksPageTellsWhatItsAddressesWereBefore() throws Exception {
        campus.take("类别,编码,名称,主管单位,地址,网络类型\n网络,cs-office,计算机学院办公网,cs-lab,10.2.0.0/24,办公\n");
        var lead = people.school("lead", Role.OFFICE_LEAD);
        assertThat(people.page(mvc, lead, "/registry/network/" + network() + "/edit"))
                .contains("经过", "→ 10.2.0.0/24")
                .doesNotContain("??");
    }

    @Test
    void nobodyReadsTheStoryOfWhatTheirUnitDoesNotSee() {
        var library = new Scope.Units(Set.of(campus.id("lib")));
        assertThat(story.of(library, RowKind.PERSON, person())).isNotEmpty();
        assertThatThrownBy(() -> story.of(library, RowKind.NETWORK, network()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(CommonProblem.NOT_FOUND));
    }
}
