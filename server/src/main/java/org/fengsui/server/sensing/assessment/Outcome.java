package org.fengsui.server.sensing.assessment;

/** The three outcomes of an assessment (第十二条). */
public enum Outcome {
    /** 及时通知有关单位. */
    PREVENT,
    /** 立即向领导小组报告. */
    LIKELY,
    /** 较大及以上: 经领导小组批准后，立即向省教育网络安全应急办公室报告. */
    SERIOUS;

    /** What follows; how likely it is chooses, and above that how grave. */
    public static Outcome of(Likelihood likelihood, Grade grade) {
        return switch (likelihood) {
            case PREVENTABLE -> PREVENT;
            case LIKELY, HAPPENED -> grade.largeOrAbove() ? SERIOUS : LIKELY;
        };
    }
}
