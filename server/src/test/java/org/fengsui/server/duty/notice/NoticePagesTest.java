package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class NoticePagesTest {

    private final Campus campus;
    private final People people;
    private final MockMvc mvc;
    private final RecordProbe probe;
    private final Notices notices;

    NoticePagesTest(Campus campus, People people, MockMvc mvc, RecordProbe probe, Notices notices) {
        this.notices = notices;
        this.campus = campus;
        this.people = people;
        this.mvc = mvc;
        this.probe = probe;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path, "zh") + people.page(mvc, reader, path, "en");
    }

    private void gone(Actor reader, String path, int expected) throws Exception {
        mvc.perform(get(path).with(people.as(reader))).andExpect(status().is(expected));
    }

    @Test
    void theOfficeSeesTheListAndEachNoticeInEachState() throws Exception {
        long proposed = campus.proposed(Campus.SWEET32);
        long physics = campus.unit("wlx");
        assertThat(page(campus.operator(), "/notices?unit=" + physics))
                .contains("物理学院网站", "待签发", "To issue")
                .contains("<option value=\"" + physics + "\" selected=\"selected\">物理学院</option>");
        assertThat(page(campus.lead(), "/notices/" + proposed)).contains("中等强度加密套件", "签发");
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        mvc.perform(
                        post("/notices/" + proposed + "/issue")
                                .param("version", "" + campus.notice(proposed).version())
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl("/notices/" + proposed));
        assertThat(page(campus.operator(), "/notices/" + proposed)).contains("登记送达", "PDF");
        assertThat(page(campus.operator(), "/notices/" + proposed + "/service"))
                .contains("000-5550");
        campus.deliver();
        assertThat(page(campus.operator(), "/notices/" + proposed)).contains("邮件接收", "5 个工作日");
        assertThat(page(campus.operator(), "/notices?state=DELIVERED&q=物理")).contains("1号");
        var csv =
                mvc.perform(get("/notices/export.csv").with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn();
        assertThat(csv.getResponse().getHeader("Content-Disposition")).contains("attachment");
        assertThat(actions("notice.exported")).isEqualTo(1);
        assertThat(actions("notice.viewed")).as("zh and en, three times").isEqualTo(6);
    }

    @Test
    void anyPartOfAnyWordFindsTheNoticesThatHaveItAndNoOthers() throws Exception {
        campus.issued(Campus.SWEET32);
        campus.proposed(Campus.TELNET);
        Map<String, String> texts = new TreeMap<>();
        probe.sql("select id, search from notice.notice")
                .query(row -> {
                    texts.put(row.getString("id"), row.getString("search"));
                });
        assertThat(texts).hasSize(2);
        var random = new Random(24);
        List<String> asked = new ArrayList<>(List.of("1号", "9999", "号", "物理 telnet", "TELNET"));
        for (int i = 0; i < 40; i++) {
            var text = List.copyOf(texts.values()).get(random.nextInt(texts.size()));
            int from = random.nextInt(text.length() - 6);
            asked.add(text.substring(from, from + 1 + random.nextInt(6)).strip());
        }
        for (var words : asked) {
            var plain =
                    texts.keySet().stream()
                            .filter(id ->
                                    Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                                            .allMatch(
                                                    Objects.requireNonNull(texts.get(id))
                                                            ::contains))
                            .toList();
            assertThat(listed(words)).as(words).containsExactlyInAnyOrderElementsOf(plain);
        }
    }

    private List<String> listed(String words) throws Exception {
        var page =
                mvc.perform(get("/notices").param("q", words).with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        return Pattern.compile("href=\"/notices/([0-9]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private long actions(String action) {
        return probe.sql("select count(*) from audit.entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    @Test
    void aUnitFindsItsNoticesByWordsAndStateEachWithItsClock() throws Exception {
        assertThat(page(campus.liaison(), "/unit/notices")).contains("还没有收到过通知书");
        long id = campus.proposed(Campus.SWEET32);
        assertThat(page(campus.liaison(), "/unit/notices"))
                .as("what is not issued is not the unit’s to see")
                .contains("还没有收到过通知书");
        var path = "/unit/notices/" + id;
        mvc.perform(
                        post("/notices/" + id + "/issue")
                                .param("version", "" + campus.notice(id).version())
                                .with(people.as(campus.lead())))
                .andExpect(status().is3xxRedirection());
        campus.deliver();
        assertThat(page(campus.liaison(), "/unit/notices")).contains(path, "fs-clock");
        assertThat(page(campus.liaison(), "/unit/notices?q=1号&state=DELIVERED")).contains(path);
        assertThat(page(campus.liaison(), "/unit/notices?state=CLOSED"))
                .contains("没有符合条件的记录")
                .doesNotContain(path);
    }

    @Test
    void eachPageOfNoticesSomebodyOpensIsInTheLogWithWhatItShowed() throws Exception {
        campus.issued(Campus.SWEET32);
        campus.deliver();
        people.page(mvc, campus.operator(), "/notices?q=9999");
        people.page(mvc, campus.operator(), "/notices?state=DELIVERED");
        people.page(mvc, campus.liaison(), "/unit");
        people.page(mvc, campus.liaison(), "/unit/notices");
        people.page(mvc, campus.liaison(), "/unit/self-check");
        var lines =
                probe.sql(
                                """
                                select actor_name || ' ' || (details ->> 'list')
                                       || ' ' || (details ->> 'rows')
                                  from audit.entry
                                 where action = 'notice.listed' order by id
                                """)
                        .query(String.class)
                        .list();
        var operator = campus.operator().name();
        var liaison = campus.liaison().name();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith(operator + " /notices?q=9999").endsWith(" 0");
        assertThat(lines.get(1)).startsWith(operator + " /notices?state=DELIVERED").endsWith(" 1");
        assertThat(lines.get(2)).startsWith(liaison + " /unit ");
        assertThat(lines.get(3)).startsWith(liaison + " /unit/notices").endsWith(" 1");
        assertThat(lines.get(4)).isEqualTo(liaison + " /unit/self-check 1");
    }

    @Test
    void theUnitAcknowledgesAndAnswersAndTheOfficeReviews() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        assertThat(page(campus.liaison(), "/unit")).contains("请先签收");
        assertThat(page(campus.liaison(), "/unit/notices")).contains("1号");
        assertThat(page(campus.liaison(), "/unit/notices/" + id)).contains("怎么改", "签收");
        var empty =
                mvc.perform(
                                post("/unit/notices/" + id + "/acknowledge")
                                        .param("name", "丙寅")
                                        .with(people.as(campus.liaison())))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn();
        assertThat(empty.getResponse().getContentAsString()).contains("丙寅");
        mvc.perform(
                        post("/unit/notices/" + id + "/acknowledge")
                                .param("name", "丙寅")
                                .param("phone", "000-5550-0002")
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + id));
        var item = campus.notice(id).items().getFirst();
        answersWithAFile(id, item);
        assertThat(page(campus.operator(), "/notices/" + id)).contains("记录.txt", "待审核");
        long viewed = actions("notice.viewed");
        assertThat(page(campus.operator(), "/notices/items/" + item.id() + "/review"))
                .contains("已停用", "记录.txt");
        assertThat(actions("notice.viewed")).as("in two languages").isEqualTo(viewed + 2);
        mvc.perform(
                        post("/notices/items/" + item.id() + "/review")
                                .param(
                                        "version",
                                        "" + campus.notice(id).items().getFirst().version())
                                .param("verdict", "PLAUSIBLE")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + id));
        assertThat(page(campus.operator(), "/notices/" + id)).contains("待复测");
        assertThat(page(campus.operator(), "/findings/" + item.findingId())).contains("1号");
    }

    private void answersWithAFile(long id, Notice.Item item) throws Exception {
        var form = "/unit/items/" + item.id() + "/answer";
        assertThat(page(campus.liaison(), form)).contains("正在整改");
        mvc.perform(
                        multipart(form)
                                .param("version", "" + item.version())
                                .param("kind", "FIXED")
                                .param("text", "")
                                .param("doneAt", "2026-03-05T09:00")
                                .with(people.as(campus.liaison())))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        multipart(form)
                                .file(
                                        new MockMultipartFile(
                                                "files",
                                                "记录.txt",
                                                "text/plain",
                                                "已停用".getBytes(StandardCharsets.UTF_8)))
                                .param("version", "" + item.version())
                                .param("kind", "FIXED")
                                .param("text", "已停用")
                                .param("doneAt", "2026-03-05T09:00")
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + id));
    }

    @Test
    void theLinkOfTheMailShowsLittleAndServesNothing() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var link =
                probe.sql("select link from notice.notice where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single();
        var page =
                mvc.perform(get("/n/" + link))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page)
                .contains("1号", "物理学院", "5 个工作日")
                .doesNotContain("中等强度加密套件", "10.10.1.10", "??");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
        mvc.perform(get("/n/" + link.substring(1) + "x")).andExpect(status().isNotFound());
        mvc.perform(get("/n/" + link + "/open").with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + id));
        mvc.perform(get("/n/" + link + "/open").with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + id));
    }

    @Test
    void othersAreTurnedAway() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var other = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        gone(other, "/unit/notices/" + id, 404);
        gone(other, "/notices/" + id, 403);
        gone(campus.liaison(), "/notices", 403);
        var item = campus.notice(id).items().getFirst();
        gone(campus.liaison(), "/unit/items/" + item.id() + "/answer", 409);
        var supporting = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        gone(supporting, "/unit/items/" + item.id() + "/answer", 403);
        mvc.perform(
                        post("/notices/" + id + "/service")
                                .param("version", "1")
                                .param("way", "PHONE")
                                .with(people.as(people.school("auditor", Role.AUDITOR))))
                .andExpect(status().isForbidden());
        mvc.perform(get("/notices?unit=abc").with(people.as(campus.operator())))
                .andExpect(status().isOk());
        gone(campus.operator(), "/unit", 403);
        var admin = people.school("admin", Role.SYSTEM_ADMIN);
        gone(admin, "/notices/" + id, 403);
    }

    @Test
    void aDraftIsWrittenWithTheTextsThatAreMissingAndAConflictShowsBoth() throws Exception {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        var info = campus.unnoticedOf("wlx", "nessus:19506").getFirst();
        mvc.perform(
                post("/findings/raise")
                        .param("id", "" + info)
                        .param("reason", "版本过旧")
                        .with(people.as(campus.operator())));
        assertThat(page(campus.operator(), "/notices/new?episodes=" + info)).contains("请补全中文说明");
        mvc.perform(
                        post("/notices")
                                .param("asked", "" + info)
                                .param("episode", "" + info)
                                .param("name:nessus:19506", "扫描信息")
                                .with(people.as(campus.operator())))
                .andExpect(status().isUnprocessableContent());
        var made =
                mvc.perform(
                                post("/notices")
                                        .param("asked", "" + info)
                                        .param("episode", "" + info)
                                        .param("topic", "机房")
                                        .param("name:nessus:19506", "扫描信息")
                                        .param("harm:nessus:19506", "无")
                                        .param("remedy:nessus:19506", "无需处理")
                                        .with(people.as(campus.operator())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        var path = made.getResponse().getRedirectedUrl();
        long id = Long.parseLong(String.valueOf(path).substring("/notices/".length()));
        assertThat(page(campus.operator(), "/notices/" + id + "/edit")).contains("机房");
        int read = campus.notice(id).version();
        edit(id, read, "机房一", 302);
        var conflict = edit(id, read, "机房二", 409);
        assertThat(conflict).contains("机房一", "机房二");
    }

    private String edit(long id, int version, String topic, int expected) throws Exception {
        var item = campus.notice(id).items().getFirst();
        return mvc.perform(
                        post("/notices/" + id + "/edit")
                                .param("version", "" + version)
                                .param("topic", topic)
                                .param("asked", "" + item.episodeId())
                                .param("episode", "" + item.episodeId())
                                .with(people.as(campus.operator())))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void manyAreIssuedAfterAPreviewWithProgress() throws Exception {
        long physics = campus.proposed(Campus.SWEET32);
        var preview =
                mvc.perform(
                                post("/notices/bulk/issue")
                                        .param("id", "" + physics)
                                        .with(people.as(campus.lead())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(preview).contains("物理学院", "1 份将处理").doesNotContain("??");
        var run =
                mvc.perform(
                                post("/notices/bulk/issue/run")
                                        .param(
                                                "target",
                                                physics + "." + campus.notice(physics).version())
                                        .with(people.as(campus.lead())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        Eventually.holds(
                "it is issued",
                Duration.ofSeconds(20),
                () -> campus.notice(physics).state() == NoticeState.ISSUED);
        assertThat(page(campus.lead(), String.valueOf(run))).contains("签发");
        assertThat(page(campus.lead(), run + "/progress")).contains("1");
    }

    @Test
    void falseClaimsAreCountedOnTheListOfNoticesAndLeadToThem() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        long other = campus.issued(Campus.TELNET);
        var open = campus.notice(id).items().getFirst();
        var said = new Notices.NewAnswer(Notice.AnswerKind.NOT_AFFECTED, "端口不对外", null, List.of());
        notices.answer(campus.liaison(), open.id(), open.version(), said);
        var item = campus.notice(id).items().getFirst();
        notices.review(
                campus.operator(),
                item.id(),
                item.version(),
                Notice.Verdict.ACCEPTED_ON_PAPER,
                "现场核对");
        assertThat(page(campus.lead(), "/notices")).doesNotContain("claim=false\"");
        campus.passTo("2026-03-09T10:00");
        campus.scan();
        assertThat(page(campus.lead(), "/notices"))
                .contains("href=\"/notices?claim=false\"", "虚假反馈 1 份", "False claims in 1");
        assertThat(page(campus.lead(), "/notices?claim=false"))
                .contains("href=\"/notices/" + id + "\"")
                .doesNotContain("href=\"/notices/" + other + "\"");
    }
}
