package org.fengsui.server.platform.page.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Commands;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what a person may begin, by its name. */
@Component
class CommandSource implements SearchSource {

    private final ObjectProvider<Commands> commands;

    CommandSource(ObjectProvider<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Permission needs() {
        return Permission.SELF;
    }

    @Override
    public Hits find(Reader reader, String words) {
        return Hits.named(
                reader.say("search.commands"),
                commands.orderedStream()
                        .flatMap(room -> room.offeredTo(reader.actor()).stream())
                        .map(one -> new Hit(reader.say(one.key()), "", one.href())),
                Hit::title,
                words);
    }
}
