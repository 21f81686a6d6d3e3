package org.fengsui.server.duty.obligation.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Profile;
import org.fengsui.server.duty.obligation.domain.StepRule;
import org.fengsui.server.duty.obligation.domain.StepTime;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/** A profile in a reader's words, fact by fact, so that two of them can be laid side by side. */
final class ProfileWords {

    private final Profile profile;
    private final Reader reader;

    ProfileWords(Profile profile, Reader reader) {
        this.profile = profile;
        this.reader = reader;
    }

    /**
     * Something a profile says.
     *
     * @param of what it is about, the same in every profile: {@code duty retest}
     * @param name what that is called
     * @param property which side of it
     * @param text what is said
     */
    record Fact(String of, String name, String property, String text) {}

    /**
     * What another profile says otherwise.
     *
     * @param name what it is about
     * @param property which side of it
     * @param before as it was; null where it was not there
     * @param after as it is then; null where it is there no more
     */
    record Change(String name, String property, @Nullable String before, @Nullable String after) {}

    /**
     * A duty as a line of the table.
     *
     * @param name what it is called
     * @param article the article it rests on
     * @param owes who owes it
     * @param due its period in words
     * @param steps its reminders and escalations
     */
    record DutyLine(String name, String article, String owes, String due, List<String> steps) {

        /** Keeps its own copy. */
        DutyLine {
            steps = List.copyOf(steps);
        }
    }

    /** The duties in the profile's order. */
    List<DutyLine> duties() {
        return profile.duties().values().stream()
                .map(duty ->
                        new DutyLine(
                                duty.name().in(reader.locale()),
                                duty.article(),
                                owes(duty),
                                period(duty, duty.due()),
                                steps(duty)))
                .toList();
    }

    /**
     * What this profile says otherwise than another: the order is this one's, what is gone last.
     */
    List<Change> since(ProfileWords other) {
        var before = new LinkedHashMap<String, Fact>();
        other.facts().forEach(fact -> before.put(key(fact), fact));
        var changes = new ArrayList<Change>();
        for (var fact : facts()) {
            var was = before.remove(key(fact));
            var text = was == null ? null : was.text();
            if (!Objects.equals(text, fact.text())) {
                changes.add(new Change(fact.name(), fact.property(), text, fact.text()));
            }
        }
        before.values()
                .forEach(gone ->
                        changes.add(new Change(gone.name(), gone.property(), gone.text(), null)));
        return changes;
    }

    private static String key(Fact fact) {
        return fact.of() + "\n" + fact.property();
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var locale = reader.locale();
        var whole = reader.say("profile.whole");
        var quiet = profile.quiet();
        add(facts, "profile", whole, "regulation", profile.regulation().in(locale));
        add(facts, "profile", whole, "quietHours", quiet.from() + "–" + quiet.to());
        add(
                facts,
                "profile",
                whole,
                "channels",
                profile.serviceChannels().stream()
                        .map(channel -> reader.say("profile.channel", channel))
                        .sorted()
                        .collect(Collectors.joining(reader.say("profile.and"))));
        profile.articles()
                .forEach((name, text) ->
                        add(facts, "article " + name, name, "wording", text.in(locale)));
        profile.duties().forEach((key, duty) -> addDuty(facts, "duty " + key, duty));
        profile.interpretations()
                .forEach((key, reading) ->
                        add(
                                facts,
                                "reading " + key,
                                reader.say("interpretation.title"),
                                "reading",
                                reading.text().in(locale)));
        return facts;
    }

    private void addDuty(List<Fact> facts, String of, Duty duty) {
        var name = duty.name().in(reader.locale());
        add(facts, of, name, "name", name);
        add(facts, of, name, "article", duty.article());
        add(facts, of, name, "owes", owes(duty));
        add(facts, of, name, "due", period(duty, duty.due()));
        if (!duty.protectedDue().equals(duty.due())) {
            add(facts, of, name, "protectedDue", period(duty, duty.protectedDue()));
        }
        add(facts, of, name, "steps", String.join("\n", steps(duty)));
        add(facts, of, name, "starts", keys(duty.starts()));
        add(facts, of, name, "met", keys(duty.met()));
        add(facts, of, name, "unmet", keys(duty.unmet()));
        add(facts, of, name, "passed", keys(duty.passed()));
        add(facts, of, name, "waived", keys(duty.waived()));
        add(facts, of, name, "readings", String.join(", ", duty.interpretations()));
    }

    /** Signals have no words of their own: they are named as the profile writes them. */
    private static String keys(Set<String> signals) {
        return signals.stream().sorted().collect(Collectors.joining(", "));
    }

    private void add(List<Fact> facts, String of, String name, String property, String text) {
        facts.add(new Fact(of, name, reader.say("profile.property." + property), text));
    }

    private String owes(Duty duty) {
        return reader.say("profile.owes", duty.debtor());
    }

    private String period(Duty duty, DueExpression of) {
        var due =
                switch (of) {
                    case DueExpression.Hours hours -> reader.say("profile.hours", hours.count());
                    case DueExpression.NextDay next ->
                            reader.say("profile.nextDay", next.time().toString());
                    case DueExpression.Days days -> reader.say("profile.days", days.count());
                    case DueExpression.WorkingDays days ->
                            reader.say("profile.workingDays", days.count());
                    case DueExpression.By by -> by.toString();
                };
        return due
                + (duty.roll() == Roll.NEXT_WORKING_DAY ? reader.say("profile.rolls") : "")
                + (duty.quiet() ? reader.say("profile.quiet") : "");
    }

    private List<String> steps(Duty duty) {
        return duty.steps().stream().map(step -> step(duty, step)).toList();
    }

    private String step(Duty duty, StepRule step) {
        var when =
                switch (step.time()) {
                    case StepTime.Half() -> reader.say("obligation.step.half");
                    case StepTime.Before(var lead) ->
                            lead.toHours() > 0
                                    ? reader.say("obligation.step.before", lead.toHours())
                                    : reader.say("obligation.step.minutes", lead.toMinutes());
                    case StepTime.After(var delay) ->
                            delay.isZero()
                                    ? reader.say("obligation.step.due")
                                    : reader.say("obligation.step.after", delay.toHours());
                };
        var level = duty.ladder().get(step.level()).name().in(reader.locale());
        return reader.say("profile.step", when, level);
    }
}
