package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.platform.kernel.Waiver;

/** As what an episode is over. */
public enum Closing {
    /** Evidence proves it gone. */
    VERIFIED,
    /** A person decided that it never was one. */
    FALSE_POSITIVE,
    /** 非我校: a person decided that it is at no place of the school. */
    NOT_OURS,
    /** 查无归属: a person looked and found nobody who answers for it. */
    NOT_TRACED,
    /** 终端处置: found in a pool of addresses and dealt with at the terminal of an account. */
    TERMINAL,
    /** 已下线: its system was retired; nobody has fixed it. */
    RETIRED,
    /** 旧台账: over in the ledger of before, as that ledger says. */
    TAKEN_OVER,
    /** Only evidence older than the last for that host has ever shown it. */
    SUPERSEDED;

    /** As what the duties about it are waived. */
    Waiver waiver() {
        return switch (this) {
            case FALSE_POSITIVE -> Waiver.FALSE_POSITIVE;
            case NOT_OURS -> Waiver.NOT_OURS;
            case RETIRED -> Waiver.RETIRED;
            case VERIFIED, NOT_TRACED, TERMINAL, TAKEN_OVER, SUPERSEDED -> Waiver.OTHER;
        };
    }
}
