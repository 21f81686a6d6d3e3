package org.fengsui.server.platform.upkeep;

import org.fengsui.server.platform.kernel.Refusal;

/** Stands where something large comes in. */
public interface DiskGuard {

    /**
     * Refuses while too little of the disk is free; asked before anything is read or written.
     *
     * @throws Refusal if less is free than {@code fengsui.disk.refuse-below}
     */
    void refuseWhenFull();

    /**
     * Whether it would refuse now. What was taken in before waits for room instead of failing: its
     * reader asks here.
     */
    boolean full();
}
