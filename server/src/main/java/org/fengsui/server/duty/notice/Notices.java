package org.fengsui.server.duty.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.jspecify.annotations.Nullable;

/**
 * 整改通知书 from draft to close. Every change names the version it was read at and is refused as stale
 * where somebody else was first. Subjects of this room have the types {@code notice}, {@code
 * notice-item} and {@code notice-answer}.
 */
public interface Notices {

    /**
     * What a drafter decides.
     *
     * @param topic what it is about in a few words; blank takes the systems' names
     * @param remark a paragraph beside the items; may be empty
     * @param episodeIds the findings, all of one unit; their order is the items'
     * @param supportingUnitIds 配合单位; null takes those the registry names
     * @param style 文件式 or 信函式; null takes the school's setting
     * @param assigned 配合单位承办: the supporting unit that answers for a finding, by episode; each such
     *     unit gets a draft of its own. Empty where the findings' own unit answers for all
     */
    record Draft(
            String topic,
            String remark,
            List<Long> episodeIds,
            @Nullable List<Long> supportingUnitIds,
            OfficialDocument.@Nullable Style style,
            Map<Long, Long> assigned) {

        /** Keeps its own copies. */
        public Draft {
            episodeIds = List.copyOf(episodeIds);
            supportingUnitIds = supportingUnitIds == null ? null : List.copyOf(supportingUnitIds);
            assigned = Map.copyOf(assigned);
        }

        /** Without the findings that are assigned to supporting units. */
        public Draft kept() {
            return new Draft(
                    topic,
                    remark,
                    episodeIds.stream().filter(id -> !assigned.containsKey(id)).toList(),
                    supportingUnitIds,
                    style,
                    assigned);
        }

        /** The chosen findings that are assigned, in their order, by the unit that gets them. */
        public Map<Long, List<Long>> split() {
            return episodeIds.stream()
                    .filter(assigned::containsKey)
                    .collect(
                            Collectors.groupingBy(
                                    id -> Objects.requireNonNull(assigned.get(id)),
                                    LinkedHashMap::new,
                                    Collectors.toList()));
        }

        /** These findings and nothing else. */
        public static Draft of(Collection<Long> episodeIds) {
            return new Draft("", "", List.copyOf(episodeIds), null, null, Map.of());
        }
    }

    /**
     * Service that the office brought about.
     *
     * @param way by telephone or by hand
     * @param to who received it
     * @param at when; never before the issue, never in the future
     * @param reason why it is recorded so late; needed where {@code at} is not just now
     */
    record RecordedService(Notice.ServiceWay way, String to, Instant at, String reason) {}

    /**
     * What the unit says of an item.
     *
     * @param kind fixed, or not affected
     * @param text how it was fixed, or why it is not affected
     * @param doneAt when it was fixed; null where not affected
     * @param files proof
     */
    record NewAnswer(
            Notice.AnswerKind kind, String text, @Nullable Instant doneAt, List<Attachment> files) {

        /** Keeps its own copy. */
        public NewAnswer {
            files = List.copyOf(files);
        }
    }

    /**
     * What the unit asks for about an item.
     *
     * @param kind more time, or another unit
     * @param reason why
     * @param protection what protects meanwhile; needed for more time
     * @param until the last day asked for; null for a dispute
     * @param files proof
     */
    record NewRequest(
            ItemRequest.Kind kind,
            String reason,
            String protection,
            @Nullable LocalDate until,
            List<Attachment> files) {

        /** Keeps its own copy. */
        public NewRequest {
            files = List.copyOf(files);
        }
    }

    /**
     * What is decided of a request.
     *
     * @param grant whether it is granted
     * @param reason why; needed to refuse
     * @param until the last day granted; null takes the one asked for, or for a dispute
     * @param unitId whose it is by the decision; null for nobody's, or for an extension
     */
    record RequestDecision(
            boolean grant, String reason, @Nullable LocalDate until, @Nullable Long unitId) {}

    /**
     * How many are under way.
     *
     * @param byState by state; every state has an entry but those in which a notice is over
     * @param toReview answered items without a verdict
     * @param unserved issued and not served
     */
    record Summary(Map<NoticeState, Long> byState, long toReview, long unserved) {

        /** Keeps its own copy. */
        public Summary {
            byState = Map.copyOf(byState);
        }
    }

    /** One notice, if the scope sees it. */
    Optional<Notice> find(Scope scope, long id);

    /** How many notices under way the scope sees. */
    Summary summary(Scope scope);

    /**
     * Drafts a notice, and one for each supporting unit that is assigned some of it. Checks without
     * a Chinese name, harm and remedy are put on the wanted list.
     *
     * @return its identity; where everything is assigned, that of the first draft made
     * @throws Refusal if the findings are of several units, of none, over, or in a notice on the
     *     same basis already, or the unit assigned does not support them
     */
    long draft(Actor by, Draft draft);

    /** Changes a draft; what is assigned now leaves it for drafts of its own. */
    void edit(Actor by, long id, int version, Draft draft);

    /**
     * Puts a draft to the second person.
     *
     * @throws Refusal if a check lacks its Chinese texts
     */
    void propose(Actor by, long id, int version);

    /** Sends a proposed draft back. */
    void giveBack(Actor by, long id, int version, String reason);

    /**
     * Issues: number, frozen document, files, messages, audit and the findings' new state in one
     * transaction.
     *
     * @throws Refusal if the actor may not decide or wrote any of it, or it is not ready
     */
    void issue(Actor by, long id, int version);

    /**
     * 应急签发: the duty officer issues alone, for a reason. The second signature is a duty of the next
     * working day.
     */
    void issueInEmergency(Actor by, long id, int version, String reason);

    /**
     * 补签: the second signature to what was issued alone.
     *
     * @throws Refusal if there is nothing to sign, or the actor issued it
     */
    void countersign(Actor by, long id, int version);

    /** How a notice was issued alone; empty where two persons did. */
    Optional<Notice.Emergency> emergency(Scope scope, long id);

    /**
     * 盖章件: the scan of the stamped paper becomes the version that is served; the frozen files stay
     * in the record.
     *
     * @param reason why it replaces the one before; needed where there is one
     * @throws Refusal if it is not issued yet or over, or the scan is no readable PDF file or
     *     picture
     */
    void stamp(Actor by, long id, int version, Attachment scan, String reason);

    /** The stamped scans, the one that counts first; none where nothing was brought in. */
    List<Notice.Stamped> stamped(Scope scope, long id);

    /** Withdraws an issued notice, or gives a draft up. */
    void withdraw(Actor by, long id, int version, String reason);

    /**
     * 撤回、改派一项: takes back one item of an issued notice, whose other items go on. What its unit owes
     * for it is waived, and the unit is told.
     *
     * @param version the item's
     * @param unitId whose it is, where it was misdirected: the office is told to notice that unit;
     *     null leaves the finding where it is
     * @throws Refusal if the actor may not decide, no reason is given, the notice or the item is
     *     over, or that unit is the item's own or cannot be addressed
     */
    void withdrawItem(Actor by, long itemId, int version, String reason, @Nullable Long unitId);

    /**
     * 移交: the system changed hands after the unit was noticed. What the registry moved to another
     * unit ends here, the old record standing as it is, and a draft to that unit goes on with it.
     *
     * @param unitId the unit the findings belong to now
     * @param reason how it changed hands
     * @return the draft
     * @throws Refusal if the actor may not decide, or nothing of it belongs to that unit
     */
    long transfer(Actor by, long id, int version, long unitId, String reason);

    /**
     * 转入后续通知: drafts a later notice to the same unit that goes on with open items. They end when it
     * is issued, the old record standing as it is.
     *
     * @param itemIds the items, all open
     * @return the draft
     * @throws Refusal if one is not open, belongs to another unit by now, or is in a later draft
     */
    long carryOver(Actor by, long id, int version, List<Long> itemIds, String reason);

    /**
     * Records service by telephone or by hand.
     *
     * @throws Refusal if it is served already, or the time is before the issue or in the future
     */
    void recordService(Actor by, long id, int version, RecordedService service);

    /** Somebody of the unit looks at it after signing in; the first time serves it. */
    void opened(Actor by, long id);

    /**
     * The unit acknowledges; a second time changes nothing.
     *
     * @throws Refusal if name or telephone is missing
     */
    void acknowledge(Actor by, long id, String name, String phone);

    /**
     * 经链接签收: somebody who holds the mail, and need not have an account, acknowledges; a second time
     * changes nothing.
     *
     * @param link the word in the mail's link
     * @throws Refusal if name or telephone is missing; as where there is no such link if the notice
     *     is over
     */
    void acknowledgeByLink(String link, String name, String phone);

    /**
     * The unit answers an item.
     *
     * @param version the item's
     */
    void answer(Actor by, long itemId, int version, NewAnswer answer);

    /**
     * The unit answers several items of a notice alike: all of them, or none.
     *
     * @param id the notice
     * @param versions the items' versions, by item
     * @throws Refusal if one of them is not as it was read
     */
    void answer(Actor by, long id, Map<Long, Integer> versions, NewAnswer answer);

    /**
     * 代录: the office enters an answer that came by telephone or on paper. Who entered it does not
     * review it. What was not acknowledged yet is acknowledged by it.
     *
     * @param version the item's
     * @param via telephone or paper
     * @param saidBy who said it
     * @throws Refusal if it was not served, or paper comes without its scan
     */
    void recordAnswer(
            Actor by, long itemId, int version, Notice.Via via, String saidBy, NewAnswer answer);

    /**
     * 负责人确认: a leader of the unit stands for answers that others of it wrote. They count from now.
     *
     * @param id the notice
     * @param versions the items' versions, by item
     * @throws Refusal if the actor is no leader of the unit, wrote one himself, or one does not
     *     wait
     */
    void confirm(Actor by, long id, Map<Long, Integer> versions);

    /**
     * A leader of the unit sends an answer back to who wrote it.
     *
     * @param version the item's
     * @throws Refusal as for confirming, or without a reason
     */
    void sendBack(Actor by, long itemId, int version, String reason);

    /**
     * The office enters the paper on which a leader of the unit confirmed an answer.
     *
     * @param version the item's
     * @param signer who signed it
     * @throws Refusal if none waits, or the scan is missing
     */
    void recordConfirmation(
            Actor by, long itemId, int version, String signer, List<Attachment> scan);

    /**
     * The office reviews the last answer to an item.
     *
     * @param version the item's
     * @param reason needed for everything but plausible
     * @throws Refusal if the actor may not decide or answered himself
     */
    void review(Actor by, long itemId, int version, Notice.Verdict verdict, String reason);

    /**
     * The office reviews the answers to several items of a notice alike: all of them, or none.
     *
     * @param id the notice
     * @param versions the items' versions, by item
     * @throws Refusal as for one of them, or if one is not as it was read
     */
    void review(
            Actor by, long id, Map<Long, Integer> versions, Notice.Verdict verdict, String reason);

    /**
     * The unit asks for more time, or says that the item is not its own, or not the school’s. No
     * clock stops.
     *
     * @param version the item's
     * @return the request's identity
     * @throws Refusal if one of the kind waits, or was asked as often as it may be
     */
    long ask(Actor by, long itemId, int version, NewRequest request);

    /**
     * 代录: the office enters what a unit asks for by telephone or on paper. Neither who entered it
     * nor who said it decides it. What was not acknowledged yet is acknowledged by it; the clock of
     * the decision starts when it was said.
     *
     * @param version the item's
     * @return the request's identity
     * @throws Refusal as for asking, or if the notice was not served, it is not said who said it
     *     when, or paper comes without its scan
     */
    long recordRequest(Actor by, long itemId, int version, Relayed relayed, NewRequest request);

    /** The unit takes an undecided request back. */
    void takeBack(Actor by, long requestId, int version);

    /**
     * Decides a request. A granted extension sets the item's later due and, when it is the first,
     * is filed with 网信办 at once. A granted dispute takes the item from the unit (waived as
     * misdirected) and gives its finding to the unit named, which is noticed anew with its own
     * clock. What is found not to be the school’s is closed, and owed by nobody.
     *
     * @param version the request's
     * @throws Refusal if the actor may not decide or asked himself
     */
    void decide(Actor by, long requestId, int version, RequestDecision decision);
}
