package org.fengsui.server.sensing.finding;

import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.kernel.Waiver;

/**
 * As what a person rules a finding out. It outlives the episode: however often the machine sees the
 * finding again, nothing opens.
 */
public enum Ruling {
    /** 误报: there is no such hole. */
    FALSE_POSITIVE(Decision.FALSE_POSITIVE, Waiver.FALSE_POSITIVE, "false-positive"),
    /** 非我校: it is at no place of the school, whatever the registry says (第七条). */
    NOT_OURS(Decision.NOT_OURS, Waiver.NOT_OURS, "not-ours");

    private final Decision decision;
    private final Waiver waiver;
    private final String word;

    Ruling(Decision decision, Waiver waiver, String word) {
        this.decision = decision;
        this.waiver = waiver;
        this.word = word;
    }

    /** Who decides it. */
    public Decision decision() {
        return decision;
    }

    /** As what the duties about it are waived. */
    public Waiver waiver() {
        return waiver;
    }

    /** Its word in histories and the audit log: {@code not-ours}. */
    public String word() {
        return word;
    }
}
