package org.fengsui.server.campus.registry.domain;

import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings appointments to what a row of the table says: posts no longer named end the day before,
 * new ones begin, held ones go on. Nothing is deleted.
 */
@Component
class AppointmentKeeper {

    private final AppointmentStore appointments;

    AppointmentKeeper(AppointmentStore appointments) {
        this.appointments = appointments;
    }

    /**
     * Brings them to the row.
     *
     * @param oldUnit the home unit so far; null for a new person
     * @param row names the posts in the new home unit; its first day is that of what begins, its
     *     last day that of all
     * @return the appointments that begin
     */
    List<Long> bring(
            Scope scope,
            long personId,
            @Nullable Long oldUnit,
            long newUnit,
            RegistryRow.Person row,
            LocalDate today) {
        var begin = Objects.requireNonNullElse(row.valid().from(), today);
        Set<Post> wanted =
                row.posts().stream()
                        .map(post -> Post.valueOf(post.name()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Post.class)));
        for (var held : appointments.ofPerson(scope, personId)) {
            if (!Objects.equals(held.unitId(), oldUnit) || held.endsBefore(today)) {
                continue;
            }
            boolean goesOn = held.unitId() == newUnit && wanted.remove(held.post());
            if (!goesOn) {
                end(scope, held, begin.minusDays(1));
            } else if (row.valid().to() != null && !row.valid().to().equals(held.to())) {
                end(scope, held, row.valid().to());
            }
        }
        var end = row.valid().to();
        if (end != null && end.isBefore(begin)) {
            return List.of();
        }
        return wanted.stream()
                .map(post -> appointments.insert(scope, newUnit, post, personId, begin, end))
                .toList();
    }

    /** Ends it on that day, or on its first day where that is later. */
    void end(Scope scope, Appointment held, LocalDate lastDay) {
        var last = lastDay.isBefore(held.from()) ? held.from() : lastDay;
        appointments.setDays(scope, held.id(), held.from(), last);
    }
}
