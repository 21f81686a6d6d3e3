package org.fengsui.server.campus.registry.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.springframework.stereotype.Component;

/** Finds units, systems and people, and leads from an address to whose it is. */
@Component
class RegistrySource implements SearchSource {

    private final RegistryBook book;

    RegistrySource(RegistryBook book) {
        this.book = book;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Permission needs() {
        return Permission.REGISTRY_VIEW;
    }

    @Override
    public Hits find(Reader reader, String words) {
        var scope = reader.actor().scope();
        var hits =
                Stream.of(
                                units(scope, words, reader),
                                systems(scope, words),
                                people(scope, words, reader),
                                place(words, reader))
                        .flatMap(found -> found.limit(MOST))
                        .limit(2L * MOST)
                        .toList();
        return new Hits(reader.say("nav.REGISTRY"), hits, "");
    }

    /** Those that stand first, then those that have ended. */
    private Stream<Hit> units(Scope scope, String words, Reader reader) {
        return Stream.concat(
                named(book.units(scope), words).map(unit -> hit(unit, unit.name())),
                named(book.endedUnits(scope), words)
                        .map(unit -> hit(unit, reader.say("unit.ended", unit.name()))));
    }

    private static Stream<Registry.Unit> named(List<RegistryBook.UnitLine> lines, String words) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return lines.stream()
                .map(RegistryBook.UnitLine::unit)
                .filter(unit ->
                        unit.name().toLowerCase(Locale.ROOT).contains(wanted)
                                || unit.code().equalsIgnoreCase(words));
    }

    private static Hit hit(Registry.Unit unit, String title) {
        return new Hit(title, unit.code(), "/registry/units/" + unit.id());
    }

    private Stream<Hit> systems(Scope scope, String words) {
        return book.systems(scope, RegistryLists.SYSTEMS.about(words)).rows().stream()
                .map(system ->
                        new Hit(
                                system.name(),
                                system.owner() + " · " + system.addresses(),
                                "/registry/systems/" + system.id()));
    }

    private Stream<Hit> people(Scope scope, String words, Reader reader) {
        return book.people(scope, RegistryLists.PEOPLE.about(words)).rows().stream()
                .map(person ->
                        new Hit(
                                person.name(),
                                person.unit()
                                        + (person.posts().isEmpty()
                                                ? ""
                                                : " · " + posts(person.posts(), reader)),
                                RegistryLists.href(person)));
    }

    private static String posts(List<String> posts, Reader reader) {
        return String.join(
                "、", posts.stream().map(post -> reader.say("registry.post." + post)).toList());
    }

    /** An address is answered with whose it is, found or not. */
    private static Stream<Hit> place(String words, Reader reader) {
        return words.matches("\\S*[.:]\\S*") && reader.actor().may(Permission.FINDING_VIEW)
                ? Stream.of(
                        new Hit(
                                reader.say("registry.search.place", words),
                                "",
                                "/registry/ask?target="
                                        + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                : Stream.empty();
    }
}
