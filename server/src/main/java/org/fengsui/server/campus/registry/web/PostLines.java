package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Appointment;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The posts of a unit with who holds them today. */
@Component
class PostLines {

    private final Registry registry;
    private final RegistryBook book;

    PostLines(Registry registry, RegistryBook book) {
        this.registry = registry;
        this.book = book;
    }

    /** A post with who holds it; null where nobody does. */
    record PostLine(
            Post post, Registry.@Nullable PostHolder holder, @Nullable Appointment appointment) {}

    /** A line for each post, or one for each holder where there are several. */
    List<PostLine> of(long unitId, Reader reader) {
        var scope = reader.actor().scope();
        var today = reader.times().today();
        var held =
                book.appointments(scope, unitId).stream()
                        .filter(each -> each.holdsOn(today))
                        .toList();
        var lines = new ArrayList<PostLine>();
        for (var post : Post.values()) {
            var holders = registry.holders(scope, unitId, List.of(post));
            if (holders.isEmpty()) {
                lines.add(new PostLine(post, null, null));
            }
            for (var holder : holders) {
                lines.add(new PostLine(post, holder, appointment(held, holder)));
            }
        }
        return lines;
    }

    private static @Nullable Appointment appointment(
            List<Appointment> held, Registry.PostHolder holder) {
        return held.stream()
                .filter(each -> each.post() == holder.post())
                .filter(each -> each.personCode().equals(holder.personCode()))
                .findFirst()
                .orElse(null);
    }
}
