package org.fengsui.engine.observation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The base score equations of CVSS 2.0 and 3.x (FIRST). Version 4 needs its look-up table and is
 * not worked out.
 */
final class CvssVector {
    private static final Set<Integer> VERSION_2_SCORES = version2Scores();

    private CvssVector() {}

    static @Nullable Cvss score(String vector) {
        String version = Cvss.versionOf(vector);
        Map<String, String> metrics = metrics(vector);
        try {
            return switch (version) {
                case "2.0" -> new Cvss(version2(metrics), version);
                case "3.0", "3.1" -> new Cvss(version3(metrics, version), version);
                default -> null;
            };
        } catch (MissingMetric e) {
            return null;
        }
    }

    /** Whether some vector of version 2 has this base score. */
    static boolean isPossibleInVersion2(double score) {
        return VERSION_2_SCORES.contains((int) Math.round(score * 10));
    }

    private static Set<Integer> version2Scores() {
        Set<Integer> scores = new HashSet<>();
        for (int i = 0; i < 729; i++) {
            String vector =
                    "AV:"
                            + "LAN".charAt(i % 3)
                            + "/AC:"
                            + "HML".charAt(i / 3 % 3)
                            + "/Au:"
                            + "MSN".charAt(i / 9 % 3)
                            + "/C:"
                            + "NPC".charAt(i / 27 % 3)
                            + "/I:"
                            + "NPC".charAt(i / 81 % 3)
                            + "/A:"
                            + "NPC".charAt(i / 243);
            Cvss cvss = score(vector);
            if (cvss != null) {
                scores.add((int) Math.round(cvss.score() * 10));
            }
        }
        return Set.copyOf(scores);
    }

    private static double version3(Map<String, String> m, String version) throws MissingMetric {
        boolean changed = "C".equals(m.get("S"));
        double iss = 1 - (1 - impact3(m, "C")) * (1 - impact3(m, "I")) * (1 - impact3(m, "A"));
        double impact =
                changed ? 7.52 * (iss - 0.029) - 3.25 * Math.pow(iss - 0.02, 15) : 6.42 * iss;
        double exploitability =
                8.22
                        * weight(m, "AV", "N", 0.85, "A", 0.62, "L", 0.55, "P", 0.2)
                        * weight(m, "AC", "L", 0.77, "H", 0.44)
                        * weight(
                                m,
                                "PR",
                                "N",
                                0.85,
                                "L",
                                changed ? 0.68 : 0.62,
                                "H",
                                changed ? 0.5 : 0.27)
                        * weight(m, "UI", "N", 0.85, "R", 0.62);
        if (impact <= 0) {
            return 0.0;
        }
        double sum = changed ? 1.08 * (impact + exploitability) : impact + exploitability;
        double capped = Math.min(sum, 10.0);
        return version.equals("3.0") ? Math.ceil(capped * 10 - 1e-9) / 10.0 : roundUp(capped);
    }

    private static double impact3(Map<String, String> m, String metric) throws MissingMetric {
        return weight(m, metric, "H", 0.56, "L", 0.22, "N", 0.0);
    }

    private static double version2(Map<String, String> m) throws MissingMetric {
        double impact =
                10.41 * (1 - (1 - impact2(m, "C")) * (1 - impact2(m, "I")) * (1 - impact2(m, "A")));
        double exploitability =
                20
                        * weight(m, "AV", "L", 0.395, "A", 0.646, "N", 1.0)
                        * weight(m, "AC", "H", 0.35, "M", 0.61, "L", 0.71)
                        * weight(m, "AU", "M", 0.45, "S", 0.56, "N", 0.704);
        double factor = impact == 0 ? 0 : 1.176;
        return Math.round((0.6 * impact + 0.4 * exploitability - 1.5) * factor * 10.0) / 10.0;
    }

    private static double impact2(Map<String, String> m, String metric) throws MissingMetric {
        return weight(m, metric, "N", 0.0, "P", 0.275, "C", 0.660);
    }

    private static double roundUp(double value) {
        long scaled = Math.round(value * 100_000);
        return scaled % 10_000 == 0
                ? scaled / 100_000.0
                : (Math.floorDiv(scaled, 10_000) + 1) / 10.0;
    }

    private static double weight(Map<String, String> metrics, String metric, Object... table)
            throws MissingMetric {
        String value = metrics.get(metric);
        for (int i = 0; i < table.length; i += 2) {
            if (table[i].equals(value)) {
                return (double) table[i + 1];
            }
        }
        throw new MissingMetric();
    }

    private static Map<String, String> metrics(String vector) {
        Map<String, String> metrics = new HashMap<>();
        for (String part :
                vector.strip()
                        .toUpperCase(Locale.ROOT)
                        .replace("(", "")
                        .replace(")", "")
                        .split("/", -1)) {
            int colon = part.lastIndexOf(':');
            if (colon > 0) {
                String name = part.substring(0, colon);
                metrics.putIfAbsent(
                        name.substring(name.lastIndexOf('#') + 1), part.substring(colon + 1));
            }
        }
        return metrics;
    }

    /** A vector lacks a base metric or gives it an unknown value. */
    private static final class MissingMetric extends Exception {
        private static final long serialVersionUID = 1L;

        MissingMetric() {
            super(null, null, false, false);
        }
    }
}
