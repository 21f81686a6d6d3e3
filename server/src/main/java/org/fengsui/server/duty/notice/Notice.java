package org.fengsui.server.duty.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it stands.
 *
 * @param id identity
 * @param version raised with every change; a change names the version it was read at
 * @param kind which of the notices it is
 * @param state where it stands
 * @param unitId 责任单位, to which it is addressed
 * @param supportingUnitIds 配合单位, who get a copy
 * @param principalUnitId the unit whose findings these are, where the addressed one supports and
 *     was assigned them; null where they are the addressed unit's own
 * @param topic what it is about in a few words: the systems' names
 * @param remark a paragraph the drafter adds; may be empty
 * @param style 文件式 or 信函式
 * @param drafter who drafted it
 * @param number as printed; null until issued
 * @param issuer who issued it; null until issued
 * @param served how it was served; null until then
 * @param acknowledged who acknowledged it; null until then
 * @param closedAt when it was closed or withdrawn; null until then
 * @param docxFileId the frozen Word file; null until issued
 * @param pdfFileId the frozen PDF file; null until issued
 * @param items in their order
 */
public record Notice(
        long id,
        int version,
        Kind kind,
        NoticeState state,
        long unitId,
        List<Long> supportingUnitIds,
        @Nullable Long principalUnitId,
        String topic,
        String remark,
        OfficialDocument.Style style,
        Act drafter,
        @Nullable String number,
        @Nullable Act issuer,
        @Nullable Service served,
        @Nullable Acknowledgement acknowledged,
        @Nullable Instant closedAt,
        @Nullable Long docxFileId,
        @Nullable Long pdfFileId,
        List<Item> items) {

    /** Which notice it is. */
    public enum Kind {
        /** 安全漏洞整改通知书 (第十条). */
        VULNERABILITY(NoticeSignal.ITEM_SERVED, NoticeSignal.ITEM_ANSWERED),
        /** 安全通报整改通知书 (第九条): what a superior told of, and the closed ones of an old ledger. */
        CIRCULAR(NoticeSignal.CIRCULAR_ITEM_SERVED, NoticeSignal.CIRCULAR_ITEM_ANSWERED);

        private final NoticeSignal served;
        private final NoticeSignal answered;

        Kind(NoticeSignal served, NoticeSignal answered) {
            this.served = served;
            this.answered = answered;
        }

        /** What the ledger hears when an item is served. */
        public NoticeSignal served() {
            return served;
        }

        /** What the ledger hears when the unit answers an item. */
        public NoticeSignal answered() {
            return answered;
        }

        /** Whether a unit may answer so: interim protection ends the duty of a circular alone. */
        public boolean takes(AnswerKind answer) {
            return answer != AnswerKind.PROTECTED || this == CIRCULAR;
        }

        /** Whether a unit may ask so: a circular leaves no time to extend. */
        public boolean offers(ItemRequest.Kind request) {
            return request != ItemRequest.Kind.EXTENSION || this == VULNERABILITY;
        }
    }

    /** How a notice was served. */
    public enum ServiceWay {
        /** The unit acknowledged it. */
        ACKNOWLEDGED,
        /** Somebody of the unit opened it after signing in. */
        OPENED,
        /** The mail relay took it for a current post-holder. */
        RECEIPT,
        /** By telephone, recorded by the office. */
        PHONE,
        /** By hand, recorded by the office. */
        HAND
    }

    /** What the unit says of an item. */
    public enum AnswerKind {
        /** 已修复. */
        FIXED,
        /** 已采取防护措施: it is not fixed, and what protects meanwhile is proved (第九条). */
        PROTECTED,
        /** 不受影响. */
        NOT_AFFECTED;

        /** Whether something was done, at a time that is said. */
        public boolean done() {
            return this != NOT_AFFECTED;
        }
    }

    /** How an answer came. */
    public enum Via {
        /** The unit typed it in. */
        PORTAL,
        /** By telephone, entered by the office. */
        PHONE,
        /** On paper, entered by the office with the scan. */
        PAPER
    }

    /** What the office says of an answer. */
    public enum Verdict {
        /** Plausible; proof is awaited. */
        PLAUSIBLE,
        /** Taken on paper, for a reason. */
        ACCEPTED_ON_PAPER,
        /** Sent back, for a reason. */
        REJECTED
    }

    /** Who did something, and when. */
    public record Act(long accountId, String name, Instant at) {}

    /**
     * How it was served.
     *
     * @param at when; the clocks start here
     * @param way how
     * @param to to whom
     */
    public record Service(Instant at, ServiceWay way, String to) {}

    /** Who acknowledged it, as typed there. */
    public record Acknowledgement(Instant at, String name, String phone) {}

    /**
     * An item.
     *
     * @param id identity; the ledger's subject {@code notice-item}
     * @param version raised with every change
     * @param position from 1
     * @param findingId the finding; null where a circular tells of something that is none here
     * @param episodeId the episode noticed; null where there is no finding
     * @param check the check, as in the knowledge base
     * @param title the scanner's title
     * @param severity ours
     * @param system the system it is on, by its name then; empty where none is registered
     * @param target where it is
     * @param found how it became known; null on notices issued before that was kept
     * @param refs CVE, CNVD and the like; may be empty
     * @param text the Chinese the notice says of it; empty texts while a draft lacks them
     * @param state where it stands
     * @param round which answer it is at; 0 before the first
     * @param answer the last answer; null before the first
     * @param proof what proved it fixed; null where nothing has
     * @param end who ended it; null until then
     * @param continues the item of an earlier notice it goes on with, in words; empty where none
     * @param recursFrom the number of the notice on which it was closed before it came back; empty
     *     where it is no return
     * @param passedTo where it went on: the unit, the later notice; empty where nowhere
     * @param falseClaim when evidence disproved an answer accepted on paper; null where none has
     */
    public record Item(
            long id,
            int version,
            int position,
            @Nullable Long findingId,
            @Nullable Long episodeId,
            String check,
            String title,
            Severity severity,
            String system,
            String target,
            @Nullable Found found,
            String refs,
            ItemText text,
            ItemState state,
            int round,
            @Nullable Answer answer,
            @Nullable String proof,
            @Nullable Act end,
            String continues,
            String recursFrom,
            String passedTo,
            @Nullable Instant falseClaim) {

        /** Its Chinese name; the scanner's title where there is none yet. */
        public String name() {
            return text.name().isEmpty() ? title : text.name();
        }

        /** The system and where it is, as one line says them. */
        public String place() {
            return system.isEmpty() ? target : system + " · " + target;
        }
    }

    /**
     * 发现时间与来源 of an item.
     *
     * @param at the earliest evidence
     * @param by who reported it and which scanners saw it, in words; may be empty
     */
    public record Found(Instant at, String by) {}

    /**
     * 应急签发: one person issued it alone.
     *
     * @param reason why
     * @param issued who did, and when
     * @param signed the second signature; null until it is there
     */
    public record Emergency(String reason, Act issued, @Nullable Act signed) {}

    /**
     * 盖章件: a scan of the signed and stamped paper, which is the version that is served.
     *
     * @param fileId the scan, which the offices alone see as a file
     * @param sha256 of the scan as it is kept
     * @param pages how many it has
     * @param reason why it replaced the one before; may be empty for the first
     * @param by who brought it in
     */
    public record Stamped(long fileId, String sha256, int pages, String reason, Act by) {}

    /** What a notice says of an item, in Chinese. */
    public record ItemText(String name, String harm, String remedy, String selfCheck) {
        /** Nothing known yet. */
        public static final ItemText MISSING = new ItemText("", "", "", "");
    }

    /**
     * An answer.
     *
     * @param id identity; its files are about the subject {@code notice-answer}
     * @param kind what is said
     * @param text how it was fixed, or why it is not affected
     * @param doneAt when it was fixed or protected; null where not affected
     * @param by who answered, or entered it
     * @param via how it came
     * @param saidBy who said it where the office entered it; else empty
     * @param verdict what the office said of it; null until then
     * @param reviewer who said so; null until then
     * @param reason the office's reason; empty where none is needed
     * @param confirmation what a leader of the unit said of it; null where none is asked
     */
    public record Answer(
            long id,
            AnswerKind kind,
            String text,
            @Nullable Instant doneAt,
            Act by,
            Via via,
            String saidBy,
            @Nullable Verdict verdict,
            @Nullable Act reviewer,
            String reason,
            @Nullable Confirmation confirmation) {}

    /**
     * 负责人确认: 主要负责人 or 分管领导 of the unit stands for an answer that another person wrote.
     *
     * @param stand where it stands
     * @param by who confirmed or sent back, or entered the signed paper; null while awaited
     * @param note who is asked, who signed the paper, or why it was sent back; empty where nobody
     *     of the unit can be asked here, or nothing is to be said
     */
    public record Confirmation(Stand stand, @Nullable Act by, String note) {

        /** Where a confirmation stands. */
        public enum Stand {
            /** Nobody has confirmed it. */
            AWAITED,
            /** A leader confirmed it. */
            GIVEN,
            /** A leader signed a paper, which the office entered. */
            ON_PAPER,
            /** A leader sent it back. */
            REFUSED
        }
    }

    /** Keeps its own copies. */
    public Notice {
        supportingUnitIds = List.copyOf(supportingUnitIds);
        items = List.copyOf(items);
    }

    /** How many items have an answer or an end. */
    public long answered() {
        return items.stream().filter(item -> !item.state().owed()).count();
    }

    /** Whether its unit owes something now: it is served, runs, and an item has no answer. */
    public boolean owed() {
        return served != null
                && state.running()
                && items.stream().anyMatch(item -> item.state().owed());
    }

    /** The episodes that stand in items, those without a finding left out. */
    public static List<Long> episodes(Collection<Item> items) {
        return items.stream().map(Item::episodeId).filter(Objects::nonNull).toList();
    }

    /** The most severe level among the items. */
    public Severity severity() {
        return items.stream().map(Item::severity).min(Severity::compareTo).orElseThrow();
    }
}
