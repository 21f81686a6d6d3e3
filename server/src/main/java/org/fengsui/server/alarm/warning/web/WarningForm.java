package org.fengsui.server.alarm.warning.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.WarningProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;

/** A text and what is internal, as the fields of a form. */
final class WarningForm {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，;；、]+");

    private WarningForm() {}

    static Form with(Form form, Text text) {
        return form.value("level", text.level())
                .value("superior", text.superior())
                .value("superiorNumber", text.superiorNumber())
                .value("title", text.title())
                .value("audience", text.audience())
                .value("words", text.words())
                .value("products", text.products())
                .value("refs", String.join(" ", text.refs()))
                .value("advice", text.advice())
                .value("validUntil", Typed.field(text.validUntil()));
    }

    static Form with(Form form, Internal internal) {
        return form.value("detail", internal.detail())
                .value("ports", words(internal.ports()))
                .value("confirm", internal.confirm() ? "yes" : "no");
    }

    static String words(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** What is saved, line by line. */
    static List<Form.Fact> facts(Warning saved, Reader reader) {
        var text = saved.text();
        return List.of(
                new Form.Fact(
                        reader.say("warning.level"), reader.say("warning.level", text.level())),
                new Form.Fact(reader.say("warning.title"), text.title()),
                new Form.Fact(reader.say("warning.audience"), text.audience()),
                new Form.Fact(reader.say("warning.words"), text.words()),
                new Form.Fact(reader.say("warning.products"), text.products()),
                new Form.Fact(reader.say("warning.refs"), String.join(" ", text.refs())),
                new Form.Fact(reader.say("warning.advice"), text.advice()),
                new Form.Fact(
                        reader.say("warning.validUntil"),
                        reader.times().plainDue(text.validUntil())),
                new Form.Fact(reader.say("warning.detail"), saved.internal().detail()),
                new Form.Fact(reader.say("warning.ports"), words(saved.internal().ports())));
    }

    /**
     * The text that was typed.
     *
     * @throws Refusal if the moment is none
     */
    static Text text(Form form, Reader reader) {
        return new Text(
                level(form.value("level")),
                form.value("superior"),
                form.value("superiorNumber"),
                form.value("title"),
                form.value("audience"),
                form.value("words"),
                form.value("products"),
                pieces(form.value("refs").toUpperCase(Locale.ROOT)),
                form.value("advice"),
                Typed.moment(form.value("validUntil"), reader.say("warning.validUntil"), reader));
    }

    private static WarningLevel level(String name) {
        return Arrays.stream(WarningLevel.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElse(WarningLevel.BLUE);
    }

    static Internal internal(Form form) {
        return new Internal(
                form.value("detail").strip(),
                pieces(form.value("ports")).stream().map(WarningForm::port).toList(),
                form.has("confirm", "yes"));
    }

    private static int port(String word) {
        if (!word.matches("[0-9]{1,5}")) {
            throw new Refusal(WarningProblem.PORT, word);
        }
        return Integer.parseInt(word);
    }

    private static List<String> pieces(String text) {
        return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).distinct().toList();
    }

    static List<Option> levels(Reader reader) {
        return Stream.of(WarningLevel.values())
                .map(level -> new Option(level.name(), reader.say("warning.level", level)))
                .toList();
    }

    static List<Option> answers(Reader reader) {
        return List.of(
                new Option("yes", reader.say("warning.yes")),
                new Option("no", reader.say("warning.no")));
    }

    /** The form with what was refused, at the field it is about. */
    static Form refused(Form form, Refusal refusal, Reader reader) {
        var field =
                refusal.problem() instanceof WarningProblem ours
                        ? switch (ours) {
                            case NOT_OURS_TO_GIVE -> "superiorNumber";
                            case OVER_ALREADY -> "validUntil";
                            case PRODUCT -> "products";
                            case PORT -> "ports";
                            case REASON_MISSING -> "reason";
                            case ILLEGAL_MOVE,
                                    TEXT_MISSING,
                                    UNCHANGED,
                                    PROPOSED_ALREADY,
                                    FILE_REFUSED ->
                                    "";
                        }
                        : "";
        var refused = form.refused(refusal, reader);
        return field.isEmpty() ? refused : refused.error(field, reader.say(refusal));
    }
}
