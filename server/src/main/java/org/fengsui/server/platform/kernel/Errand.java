package org.fengsui.server.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long work that a person has the server do in the background, whether anybody waits for it or not.
 *
 * @param work the {@link ErrandWork#name()} that carries it out
 * @param about what it is done to, by a name of that work's; empty where there is but one
 * @param accountId who asked for it
 * @param name that person's name as it was then
 * @param askedAt by the system clock
 * @param begunAt by the system clock; null while it waits
 * @param done how much is done; not committed before all is
 * @param total how much there is; 0 until that is known
 * @param refused why nothing was done; null otherwise
 */
public record Errand(
        long id,
        String work,
        String about,
        long accountId,
        String name,
        Instant askedAt,
        @Nullable Instant begunAt,
        long done,
        long total,
        State state,
        @Nullable Refused refused) {

    /** Where an errand is. */
    public enum State {
        /** It waits or is carried out. */
        GOING,
        /** All of it is done. */
        DONE,
        /** Nothing of it was done, for a reason. */
        REFUSED,
        /** The server or the database stopped in the middle: nothing of it stands. */
        CUT_OFF
    }

    /**
     * Why nothing was done.
     *
     * @param problem its slug
     * @param arguments what its texts name
     */
    public record Refused(String problem, List<String> arguments) {

        /** Keeps its own copy. */
        public Refused {
            arguments = List.copyOf(arguments);
        }

        /** That of a refusal. */
        static Refused of(Refusal refusal) {
            return new Refused(
                    refusal.problem().slug(),
                    refusal.arguments().stream().map(String::valueOf).toList());
        }
    }

    /** Whether it waits or is carried out. */
    public boolean going() {
        return state == State.GOING;
    }

    /** Since it was begun; never negative, although the clock may be set back. */
    public Duration elapsed(Instant now) {
        return begunAt == null || now.isBefore(begunAt)
                ? Duration.ZERO
                : Duration.between(begunAt, now);
    }
}
