package org.fengsui.server.campus.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Absence;
import org.fengsui.server.campus.registry.domain.Absences;
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
    private final Absences absences;

    PostLines(Registry registry, RegistryBook book, Absences absences) {
        this.registry = registry;
        this.book = book;
        this.absences = absences;
    }

    /**
     * A post with who holds it.
     *
     * @param holder null where nobody does, or the holder is away
     * @param appointment the holder’s; null where there is none
     * @param absence null unless the holder is away today
     */
    record PostLine(
            Post post,
            Registry.@Nullable PostHolder holder,
            @Nullable Appointment appointment,
            @Nullable Absence absence) {

        /** Whether nobody holds it. */
        public boolean vacant() {
            return holder == null && absence == null;
        }
    }

    /** A line for each post, or one for each holder where there are several. */
    List<PostLine> of(long unitId, Reader reader) {
        var scope = reader.actor().scope();
        var today = reader.times().today();
        var held =
                book.appointments(scope, unitId).stream()
                        .filter(each -> each.holdsOn(today))
                        .toList();
        var away = absences.ofUnit(scope, unitId).stream().filter(each -> each.holdsOn(today));
        var awayBy = away.collect(Collectors.toMap(Absence::personId, each -> each, (a, b) -> a));
        var lines = new ArrayList<PostLine>();
        for (var post : Post.values()) {
            int before = lines.size();
            for (var each : held) {
                var absence = awayBy.get(each.personId());
                if (each.post() == post && absence != null) {
                    lines.add(new PostLine(post, null, each, absence));
                }
            }
            for (var holder : registry.holders(scope, unitId, List.of(post))) {
                var appointment = appointment(held, holder);
                if (appointment != null) {
                    lines.add(new PostLine(post, holder, appointment, null));
                }
            }
            if (lines.size() == before) {
                lines.add(new PostLine(post, null, null, null));
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
