package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.Reach;
import org.fengsui.engine.attribution.SystemKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The forms in which a unit's people propose something: a field for each column it may speak of.
 */
@Component
class ProposalForms {

    private static final int GRADES = 5;

    /** Pools are nobody's. */
    private static final NetworkKind[] OWN_NETWORKS =
            Stream.of(NetworkKind.values())
                    .filter(kind -> !kind.isPool())
                    .toArray(NetworkKind[]::new);

    private final Registry registry;

    ProposalForms(Registry registry) {
        this.registry = registry;
    }

    /** How a field is filled in. */
    enum Widget {
        /** One line. */
        TEXT,
        /** Several lines. */
        AREA,
        /** A day. */
        DATE,
        /** One of some. */
        PICK
    }

    /** A field of a form. */
    record Field(String name, String label, Widget widget, String hint, List<Option> options) {
        /** Keeps its own copy. */
        public Field {
            options = List.copyOf(options);
        }
    }

    List<Field> fields(Proposal.Kind kind, Reader reader) {
        var fields = new ArrayList<Field>();
        for (var column : kind.columns()) {
            boolean known = kind.ofPeople() && (column == Column.UNIT || column == Column.POSTS);
            boolean end = kind == Proposal.Kind.POST_END && column == Column.NAME;
            if (!known && !end) {
                fields.add(field(kind, column, reader));
            }
        }
        return fields;
    }

    /** What is registered, as the fields of the form say it; without those that are empty. */
    List<Form.Fact> facts(Proposal.Kind kind, Form standing, Reader reader) {
        return fields(kind, reader).stream()
                .filter(field -> !standing.value(field.name()).isEmpty())
                .map(field ->
                        new Form.Fact(
                                field.label(),
                                field.options().stream()
                                        .filter(it -> standing.has(field.name(), it.value()))
                                        .map(Option::label)
                                        .findFirst()
                                        .orElse(standing.value(field.name()))))
                .toList();
    }

    private Field field(Proposal.Kind kind, Column column, Reader reader) {
        var label = ProposalPage.label(kind, column, reader);
        var widget =
                switch (column) {
                    case ADDRESSES -> Widget.AREA;
                    case ONLINE_FROM, ONLINE_TO, VALID_FROM, VALID_TO, GRADED_ON, TESTED_ON ->
                            Widget.DATE;
                    case UNIT,
                            OPERATOR,
                            USER,
                            IMPORTANT,
                            OFF_CAMPUS,
                            PAUSED,
                            TECHNICAL_STAFF,
                            INTERACTIVE,
                            SYSTEM_KIND,
                            NETWORK_KIND,
                            OPEN_TO,
                            GRADE ->
                            Widget.PICK;
                    default -> Widget.TEXT;
                };
        var options =
                switch (column) {
                    case UNIT -> units(reader.actor().scope());
                    case OPERATOR, USER -> units(Scope.school());
                    case SYSTEM_KIND -> words(SystemKind.values(), "registry.systemKind.", reader);
                    case NETWORK_KIND -> words(OWN_NETWORKS, "registry.networkKind.", reader);
                    case OPEN_TO -> words(Reach.values(), "registry.reach.", reader);
                    case IMPORTANT, OFF_CAMPUS, PAUSED, TECHNICAL_STAFF, INTERACTIVE ->
                            Stream.of("yes", "no")
                                    .map(word -> new Option(word, reader.say("registry." + word)))
                                    .toList();
                    case GRADE ->
                            IntStream.rangeClosed(1, GRADES)
                                    .mapToObj(Integer::toString)
                                    .map(grade ->
                                            new Option(
                                                    grade, reader.say("registry.grade." + grade)))
                                    .toList();
                    default -> List.<Option>of();
                };
        return new Field(column.header(), label, widget, hint(kind, column, reader), options);
    }

    private static List<Option> words(Enum<?>[] values, String key, Reader reader) {
        return Stream.of(values)
                .map(value ->
                        new Option(
                                value.name().toLowerCase(Locale.ROOT),
                                reader.say(key + value.name())))
                .toList();
    }

    private static String hint(Proposal.Kind kind, Column column, Reader reader) {
        return switch (column) {
            case CODE ->
                    reader.say(
                            kind.ofPeople()
                                    ? "registry.proposal.hint.person"
                                    : "registry.proposal.hint.code");
            case ADDRESSES ->
                    reader.say(
                            kind.ofSystem()
                                    ? "registry.proposal.hint.addresses"
                                    : "registry.proposal.hint.ranges");
            case STACK -> reader.say("registry.proposal.hint.stack");
            default -> "";
        };
    }

    private List<Option> units(Scope scope) {
        return registry.units(scope).stream()
                .map(unit -> new Option(unit.code(), unit.name()))
                .toList();
    }

    /** What was typed, by column. */
    static Map<Column, String> cells(Proposal.Kind kind, MultiValueMap<String, String> sent) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (var column : kind.columns()) {
            var typed = sent.getFirst(column.header());
            if (typed != null) {
                cells.put(column, typed.strip().replaceAll("[\\r\\n]+", " "));
            }
        }
        return cells;
    }

    /**
     * The form with what was refused.
     *
     * @throws Refusal the same, where sending the form once more cannot help
     */
    static Form refused(Form form, Refusal refused, Reader reader) {
        if (refused.problem().kind() == Problem.Kind.NOT_FOUND
                || refused.problem().kind() == Problem.Kind.FORBIDDEN) {
            throw refused;
        }
        return form.error("", reader.say(refused));
    }
}
