package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.duty.notice.store.EmergencyStore;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StampedStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The room's face over its parts. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredNotices implements Notices {

    private final NoticeStore notices;
    private final ItemStore items;
    private final Drafting drafting;
    private final Issuing issuing;
    private final Serving serving;
    private final Answering answering;
    private final Confirming confirming;
    private final Reviewing reviewing;
    private final Withdrawing withdrawing;
    private final Succession succession;
    private final Requesting requesting;
    private final Deciding deciding;
    private final Emergencies emergencies;
    private final EmergencyStore alone;
    private final Stamping stamping;
    private final StampedStore scans;

    StoredNotices(
            NoticeStore notices,
            ItemStore items,
            Drafting drafting,
            Issuing issuing,
            Serving serving,
            Answering answering,
            Confirming confirming,
            Reviewing reviewing,
            Withdrawing withdrawing,
            Succession succession,
            Requesting requesting,
            Deciding deciding,
            Emergencies emergencies,
            EmergencyStore alone,
            Stamping stamping,
            StampedStore scans) {
        this.notices = notices;
        this.items = items;
        this.drafting = drafting;
        this.issuing = issuing;
        this.serving = serving;
        this.answering = answering;
        this.confirming = confirming;
        this.reviewing = reviewing;
        this.withdrawing = withdrawing;
        this.succession = succession;
        this.requesting = requesting;
        this.deciding = deciding;
        this.emergencies = emergencies;
        this.alone = alone;
        this.stamping = stamping;
        this.scans = scans;
    }

    @Override
    public Optional<Notice> find(Scope scope, long id) {
        return notices.find(scope, id).map(head -> head.with(items.of(scope, id)));
    }

    @Override
    public Summary summary(Scope scope) {
        return notices.summary(scope);
    }

    @Override
    public long draft(Actor by, Draft draft) {
        return drafting.draft(by, draft);
    }

    @Override
    public void edit(Actor by, long id, int version, Draft draft) {
        drafting.edit(by, id, version, draft);
    }

    @Override
    public void propose(Actor by, long id, int version) {
        drafting.propose(by, id, version);
    }

    @Override
    public void giveBack(Actor by, long id, int version, String reason) {
        drafting.giveBack(by, id, version, reason);
    }

    @Override
    public void issue(Actor by, long id, int version) {
        issuing.issue(by, id, version);
    }

    @Override
    public void withdraw(Actor by, long id, int version, String reason) {
        withdrawing.withdraw(by, id, version, reason);
    }

    @Override
    public void withdrawItem(
            Actor by, long itemId, int version, String reason, @Nullable Long unitId) {
        withdrawing.withdrawItem(by, itemId, version, reason, unitId);
    }

    @Override
    public long transfer(Actor by, long id, int version, long unitId, String reason) {
        return succession.transfer(by, id, version, unitId, reason);
    }

    @Override
    public long carryOver(Actor by, long id, int version, List<Long> itemIds, String reason) {
        return succession.carryOver(by, id, version, itemIds, reason);
    }

    @Override
    public void recordService(Actor by, long id, int version, RecordedService service) {
        serving.record(by, id, version, service);
    }

    @Override
    public void opened(Actor by, long id) {
        serving.opened(by, id);
    }

    @Override
    public void acknowledge(Actor by, long id, String name, String phone) {
        serving.acknowledge(by, id, name, phone);
    }

    @Override
    public void acknowledgeByLink(String link, String name, String phone) {
        var head = notices.byLink(Scope.school(), link);
        serving.acknowledgeByLink(
                head.orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND)).id(), name, phone);
    }

    @Override
    public void answer(Actor by, long itemId, int version, NewAnswer answer) {
        answering.answer(by, itemId, version, answer);
    }

    @Override
    public void answer(Actor by, long id, Map<Long, Integer> versions, NewAnswer answer) {
        answering.answer(by, id, versions, answer);
    }

    @Override
    public void confirm(Actor by, long id, Map<Long, Integer> versions) {
        confirming.confirm(by, id, versions);
    }

    @Override
    public void sendBack(Actor by, long itemId, int version, String reason) {
        confirming.sendBack(by, itemId, version, reason);
    }

    @Override
    public void recordConfirmation(
            Actor by, long itemId, int version, String signer, List<Attachment> scan) {
        confirming.record(by, itemId, version, signer, scan);
    }

    @Override
    public void review(Actor by, long itemId, int version, Notice.Verdict verdict, String reason) {
        reviewing.review(by, itemId, version, verdict, reason);
    }

    @Override
    public void review(
            Actor by, long id, Map<Long, Integer> versions, Notice.Verdict verdict, String reason) {
        reviewing.review(by, id, versions, verdict, reason);
    }

    @Override
    public long ask(Actor by, long itemId, int version, NewRequest request) {
        return requesting.ask(by, itemId, version, request);
    }

    @Override
    public long recordRequest(
            Actor by, long itemId, int version, Relayed relayed, NewRequest request) {
        return requesting.record(by, itemId, version, relayed, request);
    }

    @Override
    public void takeBack(Actor by, long requestId, int version) {
        requesting.takeBack(by, requestId, version);
    }

    @Override
    public void decide(Actor by, long requestId, int version, RequestDecision decision) {
        deciding.decide(by, requestId, version, decision);
    }

    @Override
    public void issueInEmergency(Actor by, long id, int version, String reason) {
        emergencies.issue(by, id, version, reason);
    }

    @Override
    public void countersign(Actor by, long id, int version) {
        emergencies.sign(by, id, version);
    }

    @Override
    public void stamp(Actor by, long id, int version, Attachment scan, String reason) {
        stamping.stamp(by, id, version, scan, reason);
    }

    @Override
    public List<Notice.Stamped> stamped(Scope scope, long id) {
        return scans.of(scope, id);
    }

    @Override
    public Optional<Notice.Emergency> emergency(Scope scope, long id) {
        return alone.find(scope, id);
    }

    @Override
    public void recordAnswer(
            Actor by, long itemId, int version, Via via, String saidBy, NewAnswer answer) {
        answering.record(by, itemId, version, via, saidBy, answer);
    }
}
