package org.fengsui.server.duty.obligation.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Entry;
import org.fengsui.server.duty.obligation.Ledger.Explanation;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Words an explanation for a reader.
 *
 * @param explanation what the ledger says
 * @param about what the subject is called
 * @param reader who reads
 * @param inUnit whether it is read in the unit's frame
 */
record ExplanationPage(Explanation explanation, Description about, Reader reader, boolean inUnit) {

    DetailHead head(String who, Doors doors) {
        var plain =
                DetailHead.of(explanation.duty(), who + " · " + about.title())
                        .state(LedgerList.chip(explanation.obligation(), reader));
        var head = inUnit ? plain : plain.under(reader.say("ledger.list.title"), "/ledger");
        var back = inUnit ? about.unitPath() : about.schoolPath();
        return doors.open(reader.actor(), back)
                ? head.under(about.wholeTitle(), back)
                        .primary(Action.link(reader.say("ledger.open"), back))
                : head.whoCan(reader.say("ledger.closed"));
    }

    /** Started, due and what moved it, in pairs of label and text. */
    Map<String, String> facts() {
        var times = reader.times();
        var obligation = explanation.obligation();
        var facts = new LinkedHashMap<String, String>();
        facts.put(reader.say("ledger.fact.basis"), obligation.basis());
        facts.put(reader.say("ledger.fact.started"), times.plain(obligation.started()));
        facts.put(reader.say("ledger.fact.due"), times.plainDue(obligation.due()));
        if (!obligation.originalDue().equals(obligation.due())) {
            facts.put(
                    reader.say("ledger.fact.originalDue"),
                    times.plainDue(obligation.originalDue()));
        }
        @Nullable Instant met = obligation.met();
        if (met != null) {
            var ended = obligation.state() == Ledger.ObligationState.PASSED_ON ? "passedOn" : "met";
            facts.put(reader.say("ledger.fact." + ended), times.plain(met));
        }
        var waived = obligation.waived();
        if (waived != null) {
            facts.put(reader.say("ledger.fact.waived"), reader.say("ledger.waiver", waived));
        }
        if (!explanation.held().equals(Duration.ZERO)) {
            facts.put(reader.say("ledger.fact.held"), times.span(explanation.held()));
        }
        facts.put(
                reader.say("ledger.fact.versions"),
                reader.say(
                        "ledger.fact.versionsText",
                        Integer.toString(obligation.profileVersion()),
                        Integer.toString(obligation.calendarVersion())));
        return facts;
    }

    /**
     * A reading as a page shows it.
     *
     * @param text how the regulation is read
     * @param decided who had decided it when the clock was written, or that nobody had
     * @param since what was decided later; empty where nothing was
     * @param href its page; null where the reader does not go there
     */
    record ReadingLine(String text, String decided, String since, @Nullable String href) {}

    /** The readings that touch the due. */
    List<ReadingLine> readings() {
        return explanation.interpretations().stream()
                .map(reading -> {
                    var decision = reading.decision();
                    var since = reading.since();
                    return new ReadingLine(
                            reading.text(),
                            decision == null
                                    ? reader.say("ledger.undecided")
                                    : decided("ledger.decided", decision),
                            since == null ? "" : decided("ledger.decidedSince", since),
                            inUnit ? null : InterpretationList.PATH + "/" + reading.key());
                })
                .toList();
    }

    private String decided(String key, InterpretationDecision decision) {
        return reader.say(
                key,
                decision.by(),
                decision.on().toString(),
                decision.document().isEmpty()
                        ? ""
                        : reader.say("ledger.decidedBy", decision.document()));
    }

    /** All entries, newest first. */
    List<StoryEntry> story() {
        return explanation.entries().reversed().stream().map(this::line).toList();
    }

    private StoryEntry line(Entry entry) {
        var what = reader.say("ledger.entry", entry.kind());
        var due = entry.due();
        var note =
                due == null
                        ? entry.text()
                        : reader.say(
                                "ledger.entry.withDue", entry.text(), reader.times().plainDue(due));
        var by = entry.by();
        return (by == null
                        ? StoryEntry.machine(entry.at(), what)
                        : StoryEntry.by(entry.at(), by, what))
                .note(note);
    }
}
