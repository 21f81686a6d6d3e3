package org.fengsui.server.campus.registry.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.domain.Filing;
import org.fengsui.server.campus.registry.domain.NetworkLine;
import org.fengsui.server.campus.registry.domain.PersonLine;
import org.fengsui.server.campus.registry.domain.RegistryBook.UnitLine;
import org.fengsui.server.campus.registry.domain.Status;
import org.fengsui.server.campus.registry.domain.SystemLine;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the lists of the registry offer. */
final class RegistryLists {

    static final ListSpec<UnitLine> UNITS =
            ListSpec.<UnitLine>of(
                            "registry.units",
                            "/registry",
                            "name",
                            "u.id",
                            line -> Long.toString(line.unit().id()),
                            List.of(
                                    Column.<UnitLine>of(
                                                    "name",
                                                    (line, _) ->
                                                            Cell.title(
                                                                    line.unit().name(),
                                                                    String.join(
                                                                            " › ", line.above()),
                                                                    href(line)))
                                            .sortedBy("u.tree"),
                                    Column.<UnitLine>of(
                                                    "code",
                                                    (line, _) -> Cell.code(line.unit().code()))
                                            .sortedBy("u.code"),
                                    Column.<UnitLine>of("responsible", RegistryLists::responsible),
                                    Column.<UnitLine>of("posts", RegistryLists::vacant)))
                    .filters(
                            Filter.text("q"),
                            Filter.one("responsible", "yes", "no"),
                            Filter.one("ended", "yes"),
                            Filter.any("vacant", "HEAD", "DEPUTY", "LIAISON", "SECURITY_ADMIN"))
                    .rowsLeadTo(RegistryLists::href)
                    .begunAt("/registry/import", Permission.REGISTRY_EDIT)
                    .sampledAt("/registry/template.xlsx", Permission.REGISTRY_EDIT);

    /** In the order of the tree, parents before children, or by code. */
    private static final Map<String, Comparator<UnitLine>> UNIT_ORDERS =
            Map.of(
                    "name", Comparator.comparingInt(UnitLine::place),
                    "code", Comparator.comparing(line -> line.unit().code()));

    static final ListSpec<SystemLine> SYSTEMS =
            ListSpec.<SystemLine>of(
                            "registry.systems",
                            "/registry/systems",
                            "code",
                            "s.id",
                            line -> Long.toString(line.id()),
                            List.of(
                                    Column.<SystemLine>of("name", (line, _) -> name(line))
                                            .sortedBy("s.name"),
                                    Column.<SystemLine>of(
                                                    "owner", (line, _) -> Cell.words(line.owner()))
                                            .sortedBy("o.name"),
                                    Column.<SystemLine>of(
                                                    "operator",
                                                    (line, _) -> Cell.words(line.operator()))
                                            .sortedBy("p.name"),
                                    Column.<SystemLine>of("important", RegistryLists::important),
                                    Column.<SystemLine>of("grade", RegistryLists::grade)
                                            .sortedBy("s.grade"),
                                    Column.<SystemLine>of("status", RegistryLists::status),
                                    Column.<SystemLine>of(
                                                    "code", (line, _) -> Cell.code(line.code()))
                                            .sortedBy("s.code")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.oneOf("unit"),
                            Filter.text("component"),
                            Filter.one("important", "yes", "no"),
                            Filter.any("status", "PLANNED", "ONLINE", "PAUSED", "OFFLINE"),
                            Filter.any(
                                    "kind",
                                    "WEBSITE",
                                    "SYSTEM",
                                    "APP",
                                    "MINI_PROGRAM",
                                    "OFFICIAL_ACCOUNT"),
                            Filter.any("reach", "CAMPUS", "INTERNET"),
                            Filter.one("filing", "OVER", "SOON"))
                    .rowsLeadTo(line -> "/registry/systems/" + line.id())
                    .exportedAt("/registry/systems.csv")
                    .begunAt("/registry/import", Permission.REGISTRY_EDIT)
                    .sampledAt("/registry/template.xlsx", Permission.REGISTRY_EDIT);

    static final ListSpec<NetworkLine> NETWORKS =
            ListSpec.<NetworkLine>of(
                            "registry.networks",
                            "/registry/networks",
                            "code",
                            "n.id",
                            line -> Long.toString(line.id()),
                            List.of(
                                    Column.<NetworkLine>of(
                                                    "name",
                                                    (line, _) ->
                                                            Cell.title(
                                                                    line.name(),
                                                                    line.addresses(),
                                                                    href(line)))
                                            .sortedBy("n.name"),
                                    Column.<NetworkLine>of(
                                                    "unit", (line, _) -> Cell.words(line.unit()))
                                            .sortedBy("u.name"),
                                    Column.<NetworkLine>of("kind", RegistryLists::kind)
                                            .sortedBy("n.kind"),
                                    Column.<NetworkLine>of(
                                                    "code", (line, _) -> Cell.code(line.code()))
                                            .sortedBy("n.code")))
                    .filters(
                            Filter.text("q"),
                            Filter.oneOf("unit"),
                            Filter.any(
                                    "kind", "SERVER", "OFFICE", "DORMITORY", "WIFI", "NAT", "VPN"))
                    .rowsLeadTo(RegistryLists::href)
                    .begunAt("/registry/import", Permission.REGISTRY_EDIT)
                    .sampledAt("/registry/template.xlsx", Permission.REGISTRY_EDIT);

    static final ListSpec<PersonLine> PEOPLE =
            ListSpec.<PersonLine>of(
                            "registry.people",
                            "/registry/people",
                            "code",
                            "p.id",
                            line -> Long.toString(line.id()),
                            List.of(
                                    Column.<PersonLine>of(
                                                    "name",
                                                    (line, reader) ->
                                                            Cell.title(
                                                                    line.name(),
                                                                    line.code(),
                                                                    file(line, reader)))
                                            .sortedBy("p.name"),
                                    Column.<PersonLine>of(
                                                    "unit", (line, _) -> Cell.words(line.unit()))
                                            .sortedBy("u.name"),
                                    Column.<PersonLine>of("posts", RegistryLists::posts),
                                    Column.<PersonLine>of(
                                            "phone", (line, _) -> Cell.code(line.phone())),
                                    Column.<PersonLine>of(
                                            "email", (line, _) -> Cell.code(line.email())),
                                    Column.<PersonLine>of(
                                                    "code", (line, _) -> Cell.code(line.code()))
                                            .sortedBy("p.code")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.oneOf("unit"),
                            Filter.any("post", "HEAD", "DEPUTY", "LIAISON", "SECURITY_ADMIN"))
                    .rowsLeadTo(RegistryLists::href)
                    .begunAt("/registry/import", Permission.REGISTRY_EDIT)
                    .sampledAt("/registry/template.xlsx", Permission.REGISTRY_EDIT);

    static final ListSpec<Filing> FILINGS =
            ListSpec.<Filing>of(
                            "registry.filings",
                            "/registry/filings",
                            "-filed",
                            "v.id",
                            line -> Long.toString(line.id()),
                            List.of(
                                    Column.<Filing>of("unit", (line, _) -> Cell.words(line.unit()))
                                            .sortedBy("u.name"),
                                    Column.<Filing>of(
                                            "post",
                                            (line, reader) ->
                                                    Cell.words(
                                                            reader.say(
                                                                    "registry.post", line.post()))),
                                    Column.<Filing>of(
                                            "former", (line, _) -> Cell.words(line.former())),
                                    Column.<Filing>of(
                                                    "holder",
                                                    (line, _) -> Cell.words(line.holder()))
                                            .sortedBy("p.name"),
                                    Column.<Filing>of(
                                            "phone", (line, _) -> Cell.code(line.phone())),
                                    Column.<Filing>of(
                                                    "from",
                                                    (line, _) -> Cell.words(line.from().toString()))
                                            .sortedBy("a.from_day"),
                                    Column.<Filing>of(
                                                    "filed",
                                                    (line, _) -> Cell.moment(line.filedAt()))
                                            .sortedBy("v.ended_at"),
                                    Column.<Filing>of(
                                            "filer", (line, _) -> Cell.words(line.filer()))))
                    .filters(
                            Filter.text("q"),
                            Filter.oneOf("unit"),
                            Filter.any("post", "HEAD", "DEPUTY", "LIAISON", "SECURITY_ADMIN"))
                    .rowsLeadTo(line -> "/registry/units/" + line.unitId());

    private RegistryLists() {}

    /** The part of the units that is asked for. */
    static ListResult<UnitLine> units(ListRequest asked, List<UnitLine> all) {
        return ListResult.within(
                asked, all.stream().filter(line -> found(asked, line)).toList(), UNIT_ORDERS);
    }

    private static boolean found(ListRequest asked, UnitLine line) {
        var posts = asked.values("vacant");
        return asked.finds(
                        Stream.concat(
                                        Stream.of(line.unit().name(), line.unit().code()),
                                        line.former().stream().map(Registry.FormerName::name))
                                .collect(Collectors.joining(" ")))
                && asked.value("responsible")
                        .map("yes"::equals)
                        .map(wanted -> wanted == line.unit().responsible())
                        .orElse(true)
                && (posts.isEmpty()
                        || line.vacant().stream().anyMatch(post -> posts.contains(post.name())));
    }

    private static String href(UnitLine line) {
        return "/registry/units/" + line.unit().id();
    }

    private static Cell responsible(UnitLine line, Reader reader) {
        return Cell.words(line.unit().responsible() ? reader.say("registry.yes") : null);
    }

    private static Cell vacant(UnitLine line, Reader reader) {
        if (!line.unit().responsible()) {
            return Cell.words(null);
        }
        return Cell.state(
                line.vacant().isEmpty()
                        ? Chip.done(reader.say("registry.units.filled"))
                        : Chip.late(
                                line.vacant().stream()
                                        .sorted()
                                        .map(post -> reader.say("registry.post", post))
                                        .map(post -> reader.say("registry.units.vacantPost", post))
                                        .collect(
                                                Collectors.joining(
                                                        reader.say("registry.units.between")))));
    }

    private static Cell name(SystemLine line) {
        return Cell.title(line.name(), line.addresses(), "/registry/systems/" + line.id());
    }

    private static String href(NetworkLine line) {
        return "/registry/network/" + line.id() + "/edit";
    }

    /** A person stands on the page of the unit. */
    static String href(PersonLine line) {
        return "/registry/units/" + line.unitId();
    }

    /** Who keeps the registry comes to the person’s own row and its story. */
    private static String file(PersonLine line, Reader reader) {
        return reader.actor().may(Permission.REGISTRY_EDIT)
                ? "/registry/person/" + line.id() + "/edit"
                : href(line);
    }

    private static Cell important(SystemLine line, Reader reader) {
        return line.important()
                ? Cell.state(Chip.open(reader.say("registry.important")))
                : Cell.words(null);
    }

    private static Cell grade(SystemLine line, Reader reader) {
        var grade = line.grade();
        return Cell.words(grade == null ? null : reader.say("registry.grade." + grade));
    }

    private static Cell status(SystemLine line, Reader reader) {
        return Cell.state(chip(line.status(), reader));
    }

    /** Where a system stands in its service, in one word. */
    static Chip chip(Status status, Reader reader) {
        var word = reader.say("registry.status", status);
        return switch (status) {
            case PLANNED, PAUSED -> Chip.waiting(word);
            case ONLINE -> Chip.done(word);
            case OFFLINE -> Chip.quiet(word);
        };
    }

    private static Cell kind(NetworkLine line, Reader reader) {
        return Cell.words(reader.say("registry.networkKind." + line.kind()));
    }

    private static Cell posts(PersonLine line, Reader reader) {
        return Cell.words(
                line.posts().stream()
                        .map(post -> reader.say("registry.post." + post))
                        .collect(Collectors.joining("、")));
    }
}
