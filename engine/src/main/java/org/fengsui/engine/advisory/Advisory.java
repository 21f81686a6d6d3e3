package org.fengsui.engine.advisory;

import java.util.List;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody published about a vulnerability.
 *
 * @param id its identity there: {@code CNVD-2026-01234}, {@code CVE-2026-0001}
 * @param title one line
 * @param severity ours (GB/T 30279); null where the source says none. CNVD’s 高 is never 超危
 * @param exploited whether it is known to be exploited
 * @param refs CVE and CNVD identities
 * @param products what is affected; empty where the source does not say
 * @param description what may happen
 * @param solution what to do
 */
public record Advisory(
        String id,
        String title,
        @Nullable Severity severity,
        boolean exploited,
        List<String> refs,
        List<AffectedProduct> products,
        String description,
        String solution) {

    /** Keeps its own copies. */
    public Advisory {
        refs = List.copyOf(refs);
        products = List.copyOf(products);
    }
}
