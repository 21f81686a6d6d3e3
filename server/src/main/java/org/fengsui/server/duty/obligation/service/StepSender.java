package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.StepPlan;
import org.fengsui.server.duty.obligation.domain.StepRule;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.duty.obligation.store.StepStore.Swept;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber.Description;
import org.fengsui.server.platform.kernel.SubjectHandlers;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends the messages of steps: one to each recipient for all items of one whole (a notice) that
 * reach the same step, not one for each item.
 */
@Component
class StepSender {

    private static final Actor MACHINE = Actor.machine("sweep");

    private final Delivery delivery;
    private final Descriptions descriptions;
    private final StepTexts texts;
    private final Registry registry;
    private final Accounts accounts;
    private final Map<String, SubjectHandlers> handlers;

    StepSender(
            Delivery delivery,
            Descriptions descriptions,
            StepTexts texts,
            Registry registry,
            Accounts accounts,
            List<SubjectHandlers> handlers) {
        this.delivery = delivery;
        this.descriptions = descriptions;
        this.texts = texts;
        this.registry = registry;
        this.accounts = accounts;
        this.handlers =
                handlers.stream().collect(Collectors.toMap(SubjectHandlers::type, one -> one));
    }

    /**
     * A step that fires.
     *
     * @param row the obligation
     * @param duty its duty
     * @param step the step
     * @param outcome what else the sweep does with the obligation
     * @param told keys of those whom earlier steps went to
     */
    record DueStep(Row row, Duty duty, StepRule step, StepPlan.Outcome outcome, Set<String> told) {}

    /** What goes out in one message. */
    private record Group(Subject whole, int profileVersion, String duty, String step) {}

    /** Who can be told on behalf of an obligor. */
    Audience audience(Obligor obligor) {
        return new Audience(registry, accounts, delivery, obligor);
    }

    /** Sends the messages of one obligor's steps and says how each obligation's step went. */
    List<Swept> send(Audience audience, List<DueStep> due, Instant now) {
        if (due.isEmpty()) {
            return List.of();
        }
        var described = descriptions.of(due.stream().map(step -> step.row().subject()).toList());
        var groups = new LinkedHashMap<Group, List<DueStep>>();
        for (var step : due) {
            var whole = description(described.get(step.row().subject())).whole();
            var group =
                    new Group(
                            whole,
                            step.row().profileVersion(),
                            step.duty().key(),
                            step.step().key());
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(step);
        }
        var who = texts.who(audience.obligor());
        var handlers = handlers(due);
        var messages = new ArrayList<Message>();
        var swept = new ArrayList<Swept>(due.size());
        for (var group : groups.values()) {
            var first = group.getFirst();
            var about = description(described.get(first.row().subject()));
            var choice = choose(audience, group, handlers);
            messages.addAll(messages(group, who, about, choice, now));
            var text = texts.entry(first.step(), choice);
            var names = choice.to().stream().map(Recipient::name).toList();
            var keys = choice.to().stream().map(Recipient::key).toList();
            for (var step : group) {
                swept.add(new Swept(step.row(), step.outcome(), text, names, keys));
            }
        }
        delivery.send(MACHINE, messages);
        return swept;
    }

    private List<Message> messages(
            List<DueStep> group,
            String who,
            Description described,
            Audience.Choice choice,
            Instant now) {
        var first = group.getFirst();
        var worst = worst(group.stream().map(DueStep::row).toList());
        var matter =
                new StepTexts.Matter(
                        first.duty(),
                        who,
                        described.wholeTitle(),
                        group.size(),
                        worst.standing().due(),
                        worst.standing().provisional());
        var letter = texts.letter(matter, first.step(), choice, now);
        var soon = !now.plus(StepPlan.NEVER_HELD_BEFORE_DUE).isBefore(worst.standing().due());
        var calm = first.step().time().reminds() && first.duty().quiet() && !soon;
        return choice.to().stream()
                .map(to -> message(worst, described, choice, to, letter, first.step().key()))
                .map(message -> calm ? message.waiting() : message)
                .toList();
    }

    private static Audience.Choice choose(
            Audience audience, List<DueStep> group, Map<Subject, Recipient> handlers) {
        var first = group.getFirst();
        var ladder = first.duty().ladder();
        if (first.step().time().reminds()) {
            return audience.from(ladder, first.step().level()).and(handlers(group, handlers));
        }
        var told = new HashSet<String>();
        group.forEach(step -> told.addAll(step.told()));
        return audience.another(ladder, first.step().level(), told);
    }

    private static List<Recipient> handlers(List<DueStep> group, Map<Subject, Recipient> handlers) {
        return group.stream()
                .map(step -> Optional.ofNullable(handlers.get(step.row().subject())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those whom the obligor gave what it is reminded of to. */
    private Map<Subject, Recipient> handlers(List<DueStep> due) {
        var reminded =
                due.stream()
                        .filter(step -> step.step().time().reminds())
                        .map(step -> step.row().subject())
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        Subject::type,
                                        Collectors.mapping(Subject::id, Collectors.toList())));
        var obligor = due.getFirst().row().obligor();
        var people = new HashMap<Long, Optional<Recipient>>();
        var handlers = new HashMap<Subject, Recipient>();
        reminded.forEach((type, ids) -> {
            var asked = this.handlers.get(type);
            var given = asked == null ? Map.<Long, Long>of() : asked.handlers(ids);
            given.forEach((id, account) ->
                    people.computeIfAbsent(account, _ -> handler(account, obligor))
                            .ifPresent(to -> handlers.put(new Subject(type, id), to)));
        });
        return handlers;
    }

    private Optional<Recipient> handler(long accountId, Obligor obligor) {
        return accounts.find(accountId)
                .filter(Account::enabled)
                .filter(account -> isOf(account, obligor))
                .map(Recipient::ofPerson);
    }

    /** Whoever left the unit meanwhile is not reminded of its matters. */
    private static boolean isOf(Account account, Obligor obligor) {
        return obligor instanceof Obligor.Unit(long unitId)
                && Objects.equals(account.unitId(), unitId);
    }

    /** The rows, put together by the whole they are part of. */
    Map<Subject, List<Row>> byWhole(List<Row> rows) {
        var described = descriptions.of(rows.stream().map(Row::subject).toList());
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> description(described.get(row.subject())).whole(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /** Tells the obligor that a published calendar moved dues of one whole. */
    void correct(Audience audience, List<Row> rows, Duty duty, Instant before, Instant now) {
        var worst = worst(rows);
        var described = description(descriptions.of(List.of(worst.subject())).get(worst.subject()));
        var choice = audience.from(duty.ladder(), 0);
        var matter =
                new StepTexts.Matter(
                        duty,
                        texts.who(worst.obligor()),
                        described.wholeTitle(),
                        rows.size(),
                        worst.standing().due(),
                        worst.standing().provisional());
        var letter = texts.correction(matter, before, now);
        var step = "calendar-" + worst.standing().calendarVersion();
        delivery.send(
                MACHINE,
                choice.to().stream()
                        .map(to -> message(worst, described, choice, to, letter, step))
                        .toList());
    }

    private static Message message(
            Row about,
            Description described,
            Audience.Choice choice,
            Recipient to,
            StepTexts.Letter letter,
            String step) {
        var inUnit = !choice.level().posts().isEmpty();
        return new Message(
                "obligation/"
                        + about.id()
                        + "/"
                        + step
                        + "/"
                        + about.standing().due()
                        + "/"
                        + to.key(),
                new Subject("obligation", about.id()),
                about.unitId(),
                to,
                letter.subject(),
                letter.text(),
                inUnit ? described.unitPath() : described.schoolPath());
    }

    private static Row worst(List<Row> rows) {
        var worst = rows.getFirst();
        for (var row : rows) {
            worst = row.standing().due().isBefore(worst.standing().due()) ? row : worst;
        }
        return worst;
    }

    private static Description description(@Nullable Description found) {
        if (found == null) {
            throw new IllegalStateException("a subject was not described");
        }
        return found;
    }
}
