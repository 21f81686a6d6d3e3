package org.fengsui.server.sensing.assessment.web;

import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.AssessmentProblem;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Likelihood;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Call;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Item;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.jspecify.annotations.Nullable;

/** What people type into this room's forms. */
final class AssessmentForm {

    private AssessmentForm() {}

    /** The constant that was chosen. */
    private static <E extends Enum<E>> E chosen(Class<E> type, Form form, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> form.has(field, one.name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(AssessmentProblem.TEXT_MISSING));
    }

    static Opinion opinion(Form form) {
        return new Opinion(
                chosen(Importance.class, form, "importance"),
                chosen(Damage.class, form, "damage"),
                chosen(Likelihood.class, form, "likelihood"),
                form.has("crime", "yes"),
                form.value("reason"));
    }

    static Form with(Form form, Opinion opinion) {
        return form.value("importance", opinion.importance())
                .value("damage", opinion.damage())
                .value("likelihood", opinion.likelihood())
                .value("crime", opinion.crime() ? "yes" : "no");
    }

    static Seen seen(Form form, Reader reader) {
        var unit = form.value("unit");
        return new Seen(
                subject(form.value("subject"), form.value("of")),
                form.value("title"),
                form.value("seen"),
                Typed.moment(form.value("foundAt"), reader.say("assessment.foundAt"), reader),
                unit.matches("[0-9]{1,18}") ? List.of(Long.valueOf(unit)) : List.of());
    }

    /** The thing a form is about; null where it is about none. */
    static @Nullable Subject subject(String type, String id) {
        return type.matches("[a-z]+(-[a-z]+)*") && id.matches("[0-9]{1,18}")
                ? new Subject(type, Long.parseLong(id))
                : null;
    }

    static Dispatch dispatch(Form form, Reader reader) {
        return new Dispatch(
                chosen(Way.class, form, "way"),
                Typed.moment(form.value("at"), reader.say("assessment.sentAt"), reader),
                form.value("to").strip(),
                form.value("reference").strip(),
                Arrays.stream(Item.values()).map(item -> form.value(field(item))).toList());
    }

    /** The field of an item. */
    static String field(Item item) {
        return "item-" + item.name();
    }

    static Answer answer(Form form, Reader reader) {
        return new Answer(
                form.has("answer", "yes"),
                form.value("who"),
                Typed.moment(form.value("at"), reader.say("assessment.call.at"), reader),
                form.value("words"),
                new Call(form.value("caller"), form.value("number")));
    }
}
