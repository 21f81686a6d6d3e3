package org.fengsui.server.sensing.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.fengsui.server.sensing.intake.domain.HandEntry;
import org.jspecify.annotations.Nullable;

/** What a person types who enters a finding by hand: what is wrong with it, and what it says. */
final class EntryForm {

    static final String PATH = "/findings/new";

    private static final int LONGEST_PLACE = 2000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 16_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> NEEDED = List.of("place", "title", "evidence", "at");

    private final Reader reader;
    private Form form;

    /** Looks at what was sent. */
    EntryForm(Form sent, Reader reader) {
        this.form = sent;
        this.reader = reader;
        for (var field : NEEDED) {
            if (value(field).isEmpty()) {
                wrong(field, "missing");
            }
        }
        place();
        longest("title", LONGEST_TITLE);
        longest("description", LONGEST_TEXT);
        longest("evidence", LONGEST_TEXT);
        oneOf("category", Category.values());
        oneOf("level", Severity.values());
        if (!numbers().stream().allMatch(References::isVulnerabilityId)) {
            wrong("numbers", "numbers");
        }
        seen();
        letter();
    }

    static Form empty() {
        return Form.of("finding-entry", PATH);
    }

    /** The same with what is wrong with each field. */
    Form form() {
        return form;
    }

    /** What it says; only where nothing is wrong. */
    HandEntry entry() {
        return new HandEntry(
                value("place"),
                value("port").isEmpty() ? null : Integer.valueOf(value("port")),
                value("title"),
                Category.valueOf(value("category")),
                Severity.valueOf(value("level")),
                numbers(),
                value("description"),
                value("evidence"),
                Objects.requireNonNull(seenAt()),
                source());
    }

    static List<Filter.Option> categories(Reader reader) {
        return Arrays.stream(Category.values())
                .map(it -> new Filter.Option(it.name(), reader.say("finding.category", it)))
                .toList();
    }

    /** The most severe first. */
    static List<Filter.Option> levels(Reader reader) {
        return Arrays.stream(Severity.values())
                .map(it -> new Filter.Option(it.name(), reader.say("level", it)))
                .toList();
    }

    private void place() {
        longest("place", LONGEST_PLACE);
        var port = value("port");
        if (!port.isEmpty()
                && (!port.matches("\\d{1,5}")
                        || Integer.parseInt(port) < 1
                        || Integer.parseInt(port) > HIGHEST_PORT)) {
            wrong("port", "port");
        }
        var place = value("place");
        if (!place.isEmpty() && !isPlace(place)) {
            wrong("place", "place");
        }
    }

    /** An address, a host name or a web address, with or without a path; never a network. */
    private static boolean isPlace(String text) {
        int slash = text.indexOf('/');
        boolean path = slash > 0 && !text.substring(slash + 1).matches("\\d{1,3}");
        try {
            var read =
                    Target.parse(path && !text.contains("://") ? text.substring(0, slash) : text);
            var url = read.url();
            return url == null || url.scheme().equals("http") || url.scheme().equals("https");
        } catch (AddressFormatException e) {
            return false;
        }
    }

    private void seen() {
        var at = seenAt();
        if (at == null && !value("at").isEmpty()) {
            wrong("at", "missing");
        } else if (at != null && at.isAfter(reader.times().now())) {
            wrong("at", "future");
        }
    }

    private void letter() {
        var source = value("source");
        longest("source", SourceLetter.LONGEST_NAME);
        longest("number", SourceLetter.LONGEST_NAME);
        var received = day("received");
        var due = day("due");
        if (source.isEmpty()) {
            boolean written =
                    List.of("number", "received", "due").stream()
                            .anyMatch(it -> !value(it).isEmpty());
            if (written) {
                wrong("source", "missing");
            }
            return;
        }
        if (value("received").isEmpty()) {
            wrong("received", "missing");
        }
        if (received != null && received.isAfter(reader.times().today())) {
            wrong("received", "future");
        }
        if (received != null && due != null && due.isBefore(received)) {
            wrong("due", "due");
        }
    }

    private @Nullable SourceLetter source() {
        var received = Typed.dayOrNull(value("received"));
        return value("source").isEmpty() || received == null
                ? null
                : new SourceLetter(
                        value("source"), value("number"), received, Typed.dayOrNull(value("due")));
    }

    private @Nullable LocalDate day(String field) {
        var day = Typed.dayOrNull(value(field));
        if (day == null && !value(field).isEmpty()) {
            wrong(field, "missing");
        }
        return day;
    }

    private @Nullable Instant seenAt() {
        return Typed.momentOrNull(value("at"));
    }

    private List<String> numbers() {
        return Arrays.stream(value("numbers").toUpperCase(Locale.ROOT).split("[\\s,，;；、]+"))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    private <T extends Enum<T>> void oneOf(String field, T[] values) {
        if (Arrays.stream(values).noneMatch(it -> it.name().equals(value(field)))) {
            wrong(field, "missing");
        }
    }

    private void longest(String field, int most) {
        if (value(field).length() > most) {
            form = form.error(field, reader.say("import.entry.wrong.long", Integer.toString(most)));
        }
    }

    private void wrong(String field, String why) {
        form = form.error(field, reader.say("import.entry.wrong." + why));
    }

    private String value(String field) {
        return form.value(field).strip();
    }
}
