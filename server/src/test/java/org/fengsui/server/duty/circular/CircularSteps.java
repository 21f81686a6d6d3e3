package org.fengsui.server.duty.circular;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;

/** The steps of a circular, for tests. */
@TestComponent
class CircularSteps {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Circulars circulars;
    private final Notices notices;
    private final Ledger ledger;
    private final TestClock clock;
    private final List<Periodic> works;

    CircularSteps(
            Campus campus,
            Circulars circulars,
            Notices notices,
            Ledger ledger,
            TestClock clock,
            List<Periodic> works) {
        this.campus = campus;
        this.circulars = circulars;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
        this.works = works;
    }

    List<Attachment> proof() {
        var bytes = "已限制访问\n".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment("记录.txt", new ByteArrayResource(bytes)));
    }

    Circular.Entry call(
            Circular.Kind kind, @Nullable Instant deadline, String lateReason, Instant received) {
        return new Circular.Entry(
                circulars.sources().getFirst().id(),
                Circular.Way.PHONE,
                kind,
                "虚构通报〔2026〕7号",
                "物理学院网站存在上传漏洞",
                "www.phy.example.edu.cn 存在任意文件上传漏洞",
                received,
                null,
                "值班员",
                "000-5550-0100",
                lateReason,
                deadline);
    }

    Circular.Entry call(String subject, String text, Instant received) {
        var like = call(Circular.Kind.HOLE, null, "", received);
        return new Circular.Entry(
                like.sourceId(),
                like.way(),
                like.kind(),
                "",
                subject,
                text,
                received,
                null,
                like.caller(),
                like.callBack(),
                "",
                null);
    }

    long received(@Nullable Instant deadline) {
        return circulars.register(
                campus.operator(), call(Circular.Kind.HOLE, deadline, "", clock.now()), List.of());
    }

    CircularNotices.Draft to(String unit) {
        return new CircularNotices.Draft(
                campus.unit(unit),
                "物理学院网站",
                "",
                List.of(
                        new CircularNotices.Item(
                                null,
                                Severity.HIGH,
                                "物理学院网站",
                                "www.phy.example.edu.cn",
                                clock.now(),
                                "教育部",
                                "",
                                new Notice.ItemText("任意文件上传", "可被接管", "限制上传类型", ""))));
    }

    Circular circular(long id) {
        return circulars.find(SCHOOL, id).orElseThrow();
    }

    int version(long id) {
        return circular(id).version();
    }

    Circular.Share share(long id) {
        return circulars.shares(SCHOOL, id).getFirst();
    }

    long forwarded(long id) {
        circulars.forward(campus.operator(), id, version(id), List.of(to("wlx")));
        long notice = circulars.shares(SCHOOL, id).getLast().noticeId();
        issued(notice);
        return notice;
    }

    void issued(long notice) {
        notices.propose(campus.operator(), notice, campus.notice(notice).version());
        notices.issue(campus.lead(), notice, campus.notice(notice).version());
        campus.deliver();
    }

    void answers(long notice, AnswerKind kind, List<Attachment> files) {
        if (campus.notice(notice).acknowledged() == null) {
            notices.acknowledge(campus.liaison(), notice, "丙寅", "000-5550-0002");
        }
        var item = campus.notice(notice).items().getFirst();
        notices.answer(
                campus.liaison(),
                item.id(),
                item.version(),
                new Notices.NewAnswer(kind, "已限制上传", clock.now(), files));
    }

    Obligation duty(String type, long id, String duty) {
        return ledger.of(SCHOOL, List.of(new Subject(type, id))).stream()
                .filter(one -> one.duty().equals(duty))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    Obligation act(long notice) {
        return duty(
                "notice-item", campus.notice(notice).items().getFirst().id(), "act-on-circular");
    }

    void look() {
        works.stream().filter(one -> one.name().equals("circulars")).forEach(Periodic::runOnce);
    }

    void reviewedAndRetested(long id) {
        circulars.review(campus.operator(), id, version(id), share(id).id(), "材料齐全");
        circulars.retest(campus.operator(), id, version(id), share(id).id(), "外网复测已不可上传", proof());
    }

    void reported(long id) {
        reported(id, List.of());
    }

    void reported(long id, List<Attachment> files) {
        circulars.report(campus.lead(), id, version(id), Move.REPORT, Set.of(), "已处置", files);
    }
}
