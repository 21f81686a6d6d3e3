package org.fengsui.server.platform.kernel;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The periodic works of this node, each done by one thread at a time: what arrives while it is
 * being done is found by that run or by the next.
 */
@Component
public class Turns {

    /** A work, and who is doing it. */
    private record Turn(Periodic work, ReentrantLock doing) {}

    private final List<Turn> turns;

    Turns(List<Periodic> works) {
        turns = works.stream().map(work -> new Turn(work, new ReentrantLock())).toList();
        if (works.stream().map(Periodic::name).distinct().count() < works.size()) {
            throw new IllegalStateException("two periodic works have one name");
        }
    }

    /**
     * Does a work now. A run that goes on is waited for, so that nothing waits any more when this
     * returns.
     *
     * @param name its {@link Periodic#name()}
     * @throws IllegalStateException if there is none of that name
     */
    public void now(String name) {
        now(turn(name));
    }

    /** Does all works now, one after the other. */
    public void now() {
        turns.forEach(Turns::now);
    }

    private static void now(Turn turn) {
        turn.doing().lock();
        try {
            turn.work().runOnce();
        } finally {
            turn.doing().unlock();
        }
    }

    /** Does a work unless somebody is doing it. */
    void unlessBusy(String name) {
        var turn = turn(name);
        if (turn.doing().tryLock()) {
            try {
                turn.work().runOnce();
            } finally {
                turn.doing().unlock();
            }
        }
    }

    List<Periodic> works() {
        return turns.stream().map(Turn::work).toList();
    }

    private Turn turn(String name) {
        return turns.stream()
                .filter(turn -> turn.work().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no periodic work " + name));
    }
}
