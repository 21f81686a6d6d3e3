package org.fengsui.server.platform.page.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.fengsui.server.platform.page.store.SavedViews;
import org.springframework.stereotype.Component;

/** Finds a person's own saved views by their names and by their lists'. */
@Component
class ViewSource implements SearchSource {

    private final SavedViews views;

    ViewSource(SavedViews views) {
        this.views = views;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Permission needs() {
        return Permission.SELF;
    }

    @Override
    public Hits find(Reader reader, String words) {
        return Hits.named(
                reader.say("search.views"),
                views.of(reader.actor()).entrySet().stream()
                        .flatMap(list ->
                                list.getValue().stream()
                                        .map(view ->
                                                new Hit(
                                                        view.name(),
                                                        reader.say(list.getKey() + ".title"),
                                                        view.address()))),
                hit -> hit.title() + " " + hit.note(),
                words);
    }
}
