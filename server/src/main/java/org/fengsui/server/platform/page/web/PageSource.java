package org.fengsui.server.platform.page.web;

import java.util.Comparator;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.platform.page.NavSlot;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds pages by their names in the navigation: the quick way for whoever keeps to the keys. */
@Component
class PageSource implements SearchSource {

    private final ObjectProvider<NavItem> items;

    PageSource(ObjectProvider<NavItem> items) {
        this.items = items;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Permission needs() {
        return Permission.SELF;
    }

    @Override
    public Hits find(Reader reader, String words) {
        return Hits.named(
                reader.say("search.pages"),
                items.stream()
                        .filter(item -> item.shownTo(reader.actor()))
                        .sorted(
                                Comparator.comparing(NavItem::slot)
                                        .thenComparingInt(NavItem::order))
                        .map(item -> hit(item, reader)),
                Hit::title,
                words);
    }

    private static Hit hit(NavItem item, Reader reader) {
        var slot = item.slot() == NavSlot.PERSON ? "" : reader.say("nav", item.slot());
        return new Hit(reader.say(item.key()), slot, item.href());
    }
}
