package org.fengsui.server.duty.measure;

import org.fengsui.server.platform.kernel.Signal;

/** What measures tell the ledger; the occurrence is the act's place among those of the measure. */
public enum MeasureSignal implements Signal {
    /** 网信办 ordered it: it is to be carried out at once. */
    ORDERED("measure.ordered"),
    /** The executor carried it out: it is to be checked. */
    CONFIRMED("measure.confirmed"),
    /** The check shows that it does not work: it is not carried out after all. */
    INEFFECTIVE("measure.ineffective"),
    /** The check shows that it works. */
    VERIFIED("measure.verified"),
    /** The unit applies for restoration: a re-test is owed. */
    RESTORATION_ASKED("measure.restoration-asked"),
    /** The re-test found the cause gone: 网信办 has to decide. */
    RETEST_PASSED("measure.retest-passed"),
    /** It has to stay. */
    RETEST_FAILED("measure.retest-failed"),
    /** 网信办 lifted it, or it ends with its system while a re-test is owed. */
    LIFTED("measure.lifted"),
    /** It was given up before it was carried out, or ends with its system. */
    REVOKED("measure.revoked");

    private final String key;

    MeasureSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "measure";
    }
}
