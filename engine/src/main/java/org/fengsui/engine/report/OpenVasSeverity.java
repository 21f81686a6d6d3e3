package org.fengsui.engine.report;

import java.util.Locale;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * OpenVAS gives one number per result whose version only the vector tells, a threat word (High,
 * Medium, Low, Log, False Positive), and negative numbers for results that are no flaws.
 */
final class OpenVasSeverity {
    private OpenVasSeverity() {}

    /**
     * What threat and number mean; results marked false positive and error messages are
     * information.
     */
    static @Nullable Severity level(String threat, String number) {
        Severity word = Severity.ofWord(threat);
        if (word != null) {
            return word;
        }
        boolean noFlaw = number.startsWith("-") || number.matches("0(\\.0+)?");
        if (noFlaw) {
            return Severity.INFO;
        }
        Cvss score = Cvss.ofText(number, "");
        return score == null ? null : Severity.ofScore(score);
    }

    /**
     * The score in the version that its vector is written in; without vector, in 3.x where 2.0 has
     * no such score.
     */
    static @Nullable Cvss score(String number, @Nullable String vector) {
        String version = Cvss.versionOf(vector);
        Cvss score = Cvss.ofText(number, version);
        return score == null || !version.isEmpty()
                ? score
                : Cvss.ofText(number, Cvss.versionOnlyPossible(score.score()));
    }

    /** Whether the check reads the host from inside: package, registry and file version checks. */
    static boolean needsLogin(String qodType, String qodValue, String family) {
        return switch (qodType.toLowerCase(Locale.ROOT)) {
            case "package", "registry", "executable_version", "executable_version_unreliable" ->
                    true;
            case "" -> qodValue.equals("97") || family.endsWith("Local Security Checks");
            default -> family.endsWith("Local Security Checks");
        };
    }
}
