package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a unit proposes of itself and of its networks. */
class OwnUnitProposalTest extends ProposingSchool {

    private final Registry registry;

    OwnUnitProposalTest(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        super(imports, registry, people, mvc, probe);
        this.registry = registry;
    }

    private MockHttpServletRequestBuilder renamed(String name) {
        return post("/unit/units/" + campus.id("cs") + "/propose")
                .param("version", "1")
                .param("name", name)
                .param("former_names", "计算机系（至 2010-06-30）")
                .param("responsible", "no")
                .param("parent", "lib")
                .param("note", "学校发文更名");
    }

    private String ranges(String code) {
        return probe.sql(
                        """
                        select string_agg(a.address, ' ' order by a.position)
                        from registry.network_address a
                        join registry.network n on n.id = a.network_id
                        where n.code = :code
                        """)
                .param("code", code)
                .query(String.class)
                .single();
    }

    @Test
    void aUnitProposesItsNewNameAndTheOfficeConfirms() throws Exception {
        assertThat(page(liaison, "/unit/systems"))
                .contains("本单位", "/unit/units/" + campus.id("cs") + "/propose");
        assertThat(page(liaison, "/unit/units/" + campus.id("cs") + "/propose"))
                .contains("计算机学院", "曾用名")
                .doesNotContain("name=\"parent\"", "name=\"responsible\"");
        long id = proposed(as(liaison, renamed("计算机与软件学院")));
        assertThat(campus.unit("cs").name()).isEqualTo("计算机学院");
        assertThat(page(liaison, "/unit/systems")).contains("变更单位信息 计算机学院", "待确认");
        assertThat(page(operator, "/registry/proposals/" + id))
                .contains("计算机与软件学院", "计算机系", "学校发文更名");
        confirm(operator, id).andExpect(redirectedUrl("/registry/proposals"));
        var unit = campus.unit("cs");
        assertThat(unit.name()).isEqualTo("计算机与软件学院");
        assertThat(unit.responsible()).as("the office’s to say").isTrue();
        assertThat(unit.parentId()).as("the office’s to say").isEqualTo(campus.id("school"));
        assertThat(registry.formerNames(Scope.school()).get(unit.id()))
                .extracting(Registry.FormerName::name)
                .contains("计算机系");
        as(liaison, renamed("另一个名称")).andExpect(status().isConflict());
    }

    @Test
    void aNewNetworkGetsItsCodeFromTheOfficeAndItsAddressesAreTheUnits() throws Exception {
        assertThat(page(liaison, "/unit/networks/new"))
                .contains("网段或起止地址", ">办公<", ">服务器<")
                .doesNotContain(">宿舍<", ">NAT<");
        as(
                        liaison,
                        post("/unit/networks/new")
                                .param("name", "实验网")
                                .param("unit", "cs")
                                .param("network_kind", "office")
                                .param("addresses", "lab.example.edu.cn"))
                .andExpect(status().isUnprocessableContent());
        long id =
                proposed(
                        as(
                                liaison,
                                post("/unit/networks/new")
                                        .param("name", "实验网")
                                        .param("unit", "cs")
                                        .param("network_kind", "office")
                                        .param("addresses", "10.3.0.0/24")));
        assertThat(page(operator, "/registry/proposals/" + id))
                .contains("新增网络", "实验网", "10.3.0.0/24", "办公", "cs-" + id);
        as(
                        operator,
                        post("/registry/proposals/" + id + "/confirm")
                                .param("version", "1")
                                .param("code", "cs-lab-net"))
                .andExpect(redirectedUrl("/registry/proposals"));
        assertThat(
                        probe.sql(
                                        """
                                        select u.code from registry.network n
                                        join registry.unit u on u.id = n.unit_id
                                        where n.code = 'cs-lab-net'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("cs");
        assertThat(page(liaison, "/unit/systems")).contains("实验网", "10.3.0.0/24");
    }

    @Test
    void theRangesOfItsNetworkChangeWhenConfirmed() throws Exception {
        var path = "/unit/networks/" + id("network", "cs-office") + "/propose";
        assertThat(page(liaison, path)).contains("计算机学院办公网", "10.2.0.0");
        var before = ranges("cs-office");
        long id =
                proposed(
                        as(
                                liaison,
                                post(path)
                                        .param("version", "1")
                                        .param("name", "计算机学院办公网")
                                        .param("network_kind", "office")
                                        .param("addresses", "10.2.0.0/24")));
        assertThat(ranges("cs-office")).isEqualTo(before);
        assertThat(page(operator, "/registry/proposals")).contains("变更网络 计算机学院办公网");
        confirm(operator, id).andExpect(redirectedUrl("/registry/proposals"));
        assertThat(ranges("cs-office")).isNotEqualTo(before).contains("10.2.0.0/24");
    }

    @Test
    void whatIsAnothersIsNotProposed() throws Exception {
        as(stranger, get("/unit/units/" + campus.id("cs") + "/propose"))
                .andExpect(status().isNotFound());
        as(stranger, renamed("图书馆的学院")).andExpect(status().isNotFound());
        for (var network : new String[] {"dc", "dorm"}) {
            as(liaison, get("/unit/networks/" + id("network", network) + "/propose"))
                    .andExpect(status().isNotFound());
        }
        as(
                        liaison,
                        post("/unit/networks/new")
                                .param("name", "别人的网")
                                .param("unit", "lib")
                                .param("network_kind", "office")
                                .param("addresses", "10.4.0.0/24"))
                .andExpect(status().isNotFound());
        as(stranger, get("/unit/networks/" + id("network", "cs-office") + "/propose"))
                .andExpect(status().isNotFound());
    }
}
