package org.fengsui.server.duty.notice.service;

import static java.util.Map.entry;
import static org.fengsui.server.duty.notice.service.NoticeField.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.engine.paper.Filling;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words a notice place by place; the same notice gives the same words. */
@Component
public class NoticePaper {

    private static final Map<NoticeField, String> LABELS =
            Map.of(
                    SYSTEM,
                    "system",
                    FOUND,
                    "found",
                    FOUND_BY,
                    "foundBy",
                    SELF_CHECK,
                    "selfCheck",
                    REFS,
                    "refs",
                    CONTINUES,
                    "continues",
                    RECURS,
                    "recurs");

    private final Texts texts;
    private final Ledger ledger;
    private final Contents contents;
    private final NoticeSettings settings;
    private final DutyOfficer duty;

    NoticePaper(
            Texts texts,
            Ledger ledger,
            Contents contents,
            NoticeSettings settings,
            DutyOfficer duty) {
        this.texts = texts;
        this.ledger = ledger;
        this.contents = contents;
        this.settings = settings;
        this.duty = duty;
    }

    /** The duty that serving an item of a notice of this kind will start, in Chinese. */
    Ledger.Terms terms(Notice.Kind kind) {
        return ledger.startedBy(kind.served(), Locale.CHINESE).stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no duty starts when an item is served"));
    }

    /** The number series of vulnerability notices. */
    String series() {
        return series(Notice.Kind.VULNERABILITY);
    }

    /** The number series of a kind. */
    String series(Notice.Kind kind) {
        return switch (kind) {
            case VULNERABILITY -> settings.series();
            case CIRCULAR -> settings.circularSeries();
        };
    }

    /** How notices are laid out where the drafter chooses nothing else. */
    OfficialDocument.Style style() {
        return settings.style();
    }

    /**
     * What a notice says, place by place.
     *
     * @param notice with the texts of its items
     * @param number as printed; empty while it is a draft
     * @param date 成文日期
     * @param code by which the paper is checked; empty while it is a draft
     */
    Filling says(Notice notice, String number, LocalDate date, String code) {
        var terms = terms(notice.kind());
        var values = new HashMap<String, String>();
        values.put(NUMBER.word(), number.isEmpty() ? say("unnumbered") : number);
        values.put(UNIT.word(), contents.unitName(notice.unitId()));
        values.put(TOPIC.word(), notice.topic());
        values.put(REGULATION.word(), terms.regulation());
        values.put(ARTICLE.word(), terms.article());
        values.put(PERIOD.word(), terms.period());
        values.put(REMARK.word(), notice.remark());
        values.put(PHONE.word(), duty.phone());
        values.put(SIGNER.word(), texts.named(settings.signer()));
        values.put(DATE.word(), OfficialDocument.dateText(date));
        values.put(
                COPIES.word(),
                notice.supportingUnitIds().stream()
                        .map(contents::unitName)
                        .collect(Collectors.joining("，")));
        values.put(CODE.word(), code);
        return new Filling(
                values, NoticeField.ofItems(), notice.items().stream().map(this::says).toList());
    }

    private Map<String, String> says(Notice.Item item) {
        var text = item.text();
        var found = item.found();
        return Map.ofEntries(
                entry(NAME.word(), text.name().isEmpty() ? item.title() : text.name()),
                entry(LEVEL.word(), texts.chinese("level." + item.severity().name())),
                entry(SYSTEM.word(), item.system()),
                entry(TARGET.word(), item.target()),
                entry(
                        FOUND.word(),
                        found == null
                                ? ""
                                : OfficialDocument.dateText(BusinessClock.day(found.at()))),
                entry(FOUND_BY.word(), found == null ? "" : found.by()),
                entry(HARM.word(), text.harm()),
                entry(REMEDY.word(), text.remedy()),
                entry(SELF_CHECK.word(), text.selfCheck()),
                entry(REFS.word(), item.refs()),
                entry(
                        CONTINUES.word(),
                        item.continues().isEmpty() ? "" : say("continuesText", item.continues())),
                entry(
                        RECURS.word(),
                        item.recursFrom().isEmpty() ? "" : say("recursText", item.recursFrom())));
    }

    /** Every place as it is written in a paper that is still to be filled in. */
    Filling places() {
        var values = new HashMap<String, String>();
        var item = new HashMap<String, String>();
        for (var field : NoticeField.values()) {
            (field.ofItem() ? item : values).put(field.word(), field.written());
        }
        return new Filling(values, NoticeField.ofItems(), List.of(item));
    }

    /** The standard wording of what a notice says. */
    OfficialDocument document(
            Notice.Kind kind, Filling says, OfficialDocument.Style style, LocalDate date) {
        var copies = says.values().getOrDefault(COPIES.word(), "");
        var code = says.values().getOrDefault(CODE.word(), "");
        return new OfficialDocument(
                style,
                texts.named(settings.letterhead()),
                value(says, NUMBER),
                title(kind),
                value(says, UNIT),
                blocks(kind, says),
                value(says, SIGNER),
                date,
                copies.isEmpty() ? List.of() : List.of(copies),
                code.isEmpty() ? "" : say("reference", code));
    }

    /** What the files’ properties say of a notice. */
    String title(Notice.Kind kind, Filling says) {
        return value(says, NUMBER) + " " + title(kind);
    }

    private String title(Notice.Kind kind) {
        return texts.chinese("notice.kind." + kind.name());
    }

    /** Who the files’ properties say made it. */
    String signer() {
        return texts.named(settings.signer());
    }

    private static String value(Filling says, NoticeField field) {
        return says.values().getOrDefault(field.word(), "");
    }

    private List<Block> blocks(Notice.Kind kind, Filling says) {
        var circular = kind == Notice.Kind.CIRCULAR;
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        say(
                                circular ? "circular.opening" : "opening",
                                value(says, TOPIC),
                                value(says, REGULATION),
                                value(says, ARTICLE),
                                value(says, PERIOD))));
        blocks.add(new Block.Heading(say(circular ? "circular.items" : "items")));
        blocks.add(new Block.Items(says.items().stream().map(this::item).toList()));
        blocks.add(new Block.Heading(say("demands")));
        if (!value(says, REMARK).isEmpty()) {
            blocks.add(new Block.Paragraph(value(says, REMARK)));
        }
        blocks.add(new Block.Paragraph(say(circular ? "circular.answer" : "answer")));
        blocks.add(new Block.Paragraph(say(circular ? "circular.cannot" : "cannot")));
        if (!value(says, PHONE).isEmpty()) {
            blocks.add(new Block.Note(say("phone", value(says, PHONE))));
        }
        return blocks;
    }

    private Block.Item item(Map<String, String> says) {
        var lines = new ArrayList<Block.Line>();
        ifSaid(lines, says, SYSTEM);
        line(lines, "target", says.get(TARGET.word()));
        for (var known : List.of(FOUND, FOUND_BY)) {
            ifSaid(lines, says, known);
        }
        line(lines, "harm", says.get(HARM.word()));
        line(lines, "remedy", says.get(REMEDY.word()));
        for (var further : List.of(SELF_CHECK, REFS, CONTINUES, RECURS)) {
            ifSaid(lines, says, further);
        }
        return new Block.Item(
                says.getOrDefault(NAME.word(), ""), says.getOrDefault(LEVEL.word(), ""), lines);
    }

    private void ifSaid(List<Block.Line> into, Map<String, String> says, NoticeField field) {
        var text = says.getOrDefault(field.word(), "");
        if (!text.isEmpty()) {
            line(into, LABELS.get(field), text);
        }
    }

    private void line(List<Block.Line> into, @Nullable String label, @Nullable String text) {
        into.add(new Block.Line(say(Objects.requireNonNull(label)), text == null ? "" : text));
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.paper." + key, arguments);
    }
}
