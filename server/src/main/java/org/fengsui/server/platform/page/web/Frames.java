package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.FrameBar;
import org.fengsui.server.platform.page.InboxCount;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Builds the frame around a page from what the rooms contribute. */
@Component
class Frames {

    private final ObjectProvider<NavItem> items;
    private final ObjectProvider<InboxCount> inbox;
    private final ObjectProvider<SearchSource> search;
    private final ObjectProvider<FrameBar> bars;
    private final SchoolSettings school;
    private final TransactionTemplate reading;

    Frames(
            ObjectProvider<NavItem> items,
            ObjectProvider<InboxCount> inbox,
            ObjectProvider<SearchSource> search,
            ObjectProvider<FrameBar> bars,
            SchoolSettings school,
            PlatformTransactionManager transactions) {
        this.items = items;
        this.inbox = inbox;
        this.search = search;
        this.bars = bars;
        this.school = school;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    Frame of(HttpServletRequest request, Reader reader) {
        var partial = request.getHeader("HX-Request") != null;
        var actor = reader.actorOrNull();
        if (partial || actor == null) {
            return bare(request, partial ? List.of() : bars(reader));
        }
        var shown =
                items.stream()
                        .filter(item -> item.shownTo(actor))
                        .sorted(Comparator.comparingInt(NavItem::order))
                        .toList();
        return reading.execute(status -> around(request, reader, actor, shown));
    }

    /** What a page's frame counts is read in one transaction: a dozen short ones cost more. */
    private Frame around(
            HttpServletRequest request, Reader reader, Actor actor, List<NavItem> shown) {
        var current = current(shown, path(request));
        var figures = figures(shown, actor);
        return new Frame(
                Preferences.theme(request),
                false,
                here(request),
                nav(shown, current, figures, reader),
                tabs(shown, current, figures, reader),
                person(shown, current, figures, reader),
                bell(actor),
                searchHref(actor),
                bars(reader),
                toasts(request),
                school.name());
    }

    /** The frame of a page that shows nothing but itself, made without the record. */
    Frame bare(HttpServletRequest request, List<Frame.Bar> bars) {
        return new Frame(
                Preferences.theme(request),
                request.getHeader("HX-Request") != null,
                here(request),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                bars,
                toasts(request),
                school.name());
    }

    /** Whoever finds nothing but pages needs no box. */
    private @Nullable String searchHref(Actor actor) {
        return search.stream()
                        .map(SearchSource::needs)
                        .anyMatch(needed -> needed != Permission.SELF && actor.may(needed))
                ? "/search"
                : null;
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static @Nullable NavItem current(List<NavItem> shown, String path) {
        return shown.stream()
                .filter(item -> inside(path, item.href()))
                .max(Comparator.comparingInt(item -> item.href().length()))
                .orElse(null);
    }

    private static boolean inside(String path, String href) {
        return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
    }

    private static List<Frame.Slot> nav(
            List<NavItem> shown,
            @Nullable NavItem current,
            Map<NavItem, Long> figures,
            Reader reader) {
        Map<NavSlot, List<NavItem>> bySlot = new TreeMap<>();
        for (var item : shown) {
            if (item.slot() != NavSlot.PERSON) {
                bySlot.computeIfAbsent(item.slot(), slot -> new ArrayList<>()).add(item);
            }
        }
        return bySlot.entrySet().stream()
                .map(entry ->
                        new Frame.Slot(
                                reader.say("nav", entry.getKey()),
                                entry.getKey().icon(),
                                entry.getValue().getFirst().href(),
                                current != null && current.slot() == entry.getKey(),
                                entry.getKey().startsGroup(),
                                count(entry.getValue(), figures, reader)))
                .toList();
    }

    /** What stands beside the entries that count something. */
    private static Map<NavItem, Long> figures(List<NavItem> shown, Actor actor) {
        var figures = new HashMap<NavItem, Long>();
        for (var item : shown) {
            long figure = item.count().of(actor);
            if (figure >= 0) {
                figures.put(item, figure);
            }
        }
        return figures;
    }

    private static @Nullable String count(
            List<NavItem> items, Map<NavItem, Long> figures, Reader reader) {
        long sum = items.stream().mapToLong(item -> figures.getOrDefault(item, 0L)).sum();
        return sum == 0 ? null : reader.times().number(sum);
    }

    private static List<Frame.Tab> tabs(
            List<NavItem> shown,
            @Nullable NavItem current,
            Map<NavItem, Long> figures,
            Reader reader) {
        if (current == null || current.slot() == NavSlot.PERSON) {
            return List.of();
        }
        var beside = shown.stream().filter(item -> item.slot() == current.slot()).toList();
        return beside.size() < 2 ? List.of() : entries(beside, current, figures, reader);
    }

    private static List<Frame.Tab> person(
            List<NavItem> shown,
            @Nullable NavItem current,
            Map<NavItem, Long> figures,
            Reader reader) {
        return entries(
                shown.stream().filter(item -> item.slot() == NavSlot.PERSON).toList(),
                current,
                figures,
                reader);
    }

    private static List<Frame.Tab> entries(
            List<NavItem> items,
            @Nullable NavItem current,
            Map<NavItem, Long> figures,
            Reader reader) {
        return items.stream()
                .map(item ->
                        new Frame.Tab(
                                reader.say(item.key()),
                                item.href(),
                                Objects.equals(item, current),
                                count(List.of(item), figures, reader)))
                .toList();
    }

    private Frame.@Nullable Inbox bell(Actor actor) {
        return inbox.stream()
                .findFirst()
                .map(port -> new Frame.Inbox(port.href(), port.unread(actor)))
                .orElse(null);
    }

    private List<Frame.Bar> bars(Reader reader) {
        return bars.orderedStream()
                .filter(bar -> bar.shownTo(reader))
                .map(bar -> new Frame.Bar(bar.template(), bar.fragment(), bar.model(reader)))
                .toList();
    }

    static List<Toast> toasts(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        if (flash == null || !(flash.get(Toast.FLASH) instanceof List<?> all)) {
            return List.of();
        }
        return all.stream().filter(Toast.class::isInstance).map(Toast.class::cast).toList();
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
