package org.fengsui.server.campus.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 值班表: who is on duty, and who is called after whom (第十四条). */
public interface DutyRoster {

    /**
     * Somebody who can be called.
     *
     * @param name as the roster says it
     * @param phone the number; may be empty
     * @param accountId the account; null where the roster names somebody without one
     */
    record Person(String name, String phone, @Nullable Long accountId) {}

    /**
     * A shift.
     *
     * @param id identity
     * @param from its beginning
     * @param to its end, not included
     * @param person 值班人
     * @param deputy 副班; null where there is none
     */
    record Shift(long id, Instant from, Instant to, Person person, @Nullable Person deputy) {}

    /** The shift at an instant, the one that began last of several; empty for a gap. */
    Optional<Shift> onDuty(Instant at);

    /**
     * Whom to call at an instant, in order, nobody twice: the shift, its deputy, the next shift,
     * then whoever holds the role of a duty officer. Empty where nobody does.
     */
    List<Person> callList(Instant at);
}
