package org.fengsui.bench.generate;

/**
 * What a generated Nessus file holds. The same options give the same bytes.
 *
 * @param items ReportItems in all
 * @param hosts scanned hosts, over which the items are spread evenly
 * @param bytes the size aimed at; met within one percent
 * @param seed decides plugins, hosts and texts
 * @param rescan 0 for the first scan; n for the nth later week's scan, which finds the same on the
 *     same hosts at later times
 * @param outputs the scan whose outputs and order of hosts it has
 */
public record NessusOptions(int items, int hosts, long bytes, long seed, int rescan, int outputs) {
    /** The file of the budget: 142 MB, 39,200 items, 40 on each of 980 hosts. */
    public static final NessusOptions BUDGET = new NessusOptions(39_200, 980, 142_000_000, 1, 0, 0);

    private static final int LEAST_PER_ITEM = 2_500;

    /**
     * Refuses what cannot be made.
     *
     * @throws IllegalArgumentException naming the option
     */
    public NessusOptions {
        if (hosts < 1 || hosts > 60_000) {
            throw new IllegalArgumentException("--hosts must be 1 to 60000, not " + hosts);
        }
        if (items < hosts) {
            throw new IllegalArgumentException("--items must be at least --hosts, not " + items);
        }
        if (bytes < (long) items * LEAST_PER_ITEM) {
            throw new IllegalArgumentException(
                    "--bytes must be at least " + LEAST_PER_ITEM + " for each item, not " + bytes);
        }
        if (rescan < 0) {
            throw new IllegalArgumentException("--rescan must not be negative, not " + rescan);
        }
        if (outputs < 0) {
            throw new IllegalArgumentException("--outputs must not be negative, not " + outputs);
        }
    }

    /** The items on one host. */
    int itemsOn(int host) {
        return items / hosts + (host < items % hosts ? 1 : 0);
    }
}
