package org.fengsui.engine.table;

/**
 * What a table may cost at most.
 *
 * @param rows data rows, header not counted
 * @param columns columns of the header
 * @param cellLength characters of one cell
 * @param unpackedBytes bytes of a packed file (xlsx) after unpacking, all parts together
 * @param ratio unpacked to packed size of one part, once it is larger than a mebibyte
 */
public record TableLimits(long rows, int columns, int cellLength, long unpackedBytes, int ratio) {
    /** A million rows, 512 columns, a million characters a cell, 256 MiB unpacked, ratio 200. */
    public static final TableLimits DEFAULT =
            new TableLimits(1_000_000, 512, 1_000_000, 256L << 20, 200);
}
