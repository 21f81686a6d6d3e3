package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.Retests;
import org.jspecify.annotations.Nullable;

/**
 * Who re-tested, as the form names it: whoever writes the record, another registered person, or
 * somebody of an outside company.
 *
 * @param name as the record prints it
 * @param unitId the person's unit; null for an outside tester and for who is not registered
 */
record Tester(String name, @Nullable Long unitId) {

    static final String ME = "ME";
    private static final String PERSON = "PERSON";
    private static final String COMPANY = "COMPANY";

    static List<Filter.Option> options(Reader reader) {
        return Stream.of(ME, PERSON, COMPANY)
                .map(who -> new Filter.Option(who, reader.say("retest.form.who." + who)))
                .toList();
    }

    /** The fields that must be filled for the choice, or the choice itself. */
    static List<String> needed(Form form) {
        return switch (form.value("who")) {
            case ME -> List.of();
            case PERSON -> List.of("person");
            case "" -> List.of("who");
            default -> List.of("company", "tester");
        };
    }

    static Tester of(Form form, Actor actor, Retests retests) {
        return switch (form.value("who")) {
            case ME ->
                    new Tester(
                            actor.name(),
                            retests.self(actor).map(Registry.Person::unitId).orElse(null));
            case PERSON ->
                    retests.people().stream()
                            .filter(it -> it.code().equals(form.value("person")))
                            .findFirst()
                            .map(it -> new Tester(it.name(), it.unitId()))
                            .orElseThrow(() -> new Refusal(CommonProblem.FIELD_INVALID, "person"));
            default ->
                    new Tester(
                            form.value("company").strip() + " " + form.value("tester").strip(),
                            null);
        };
    }
}
