package org.fengsui.engine.report;

import java.nio.file.Path;
import org.fengsui.engine.table.InflatedStream;
import org.fengsui.engine.table.InputFile;

/**
 * A report to be read. A gz file is unpacked on the fly, at most 4 GiB and 300 times its packed
 * size.
 *
 * @param file the report, unpacked
 * @param mapping how generic tables are to be read
 */
public record ReportInput(InputFile file, ColumnMapping mapping) {
    private static final long UNPACKED = 4L << 30;
    private static final int RATIO = 300;

    /** Wraps a packed file into an unpacking one. */
    public ReportInput {
        if (InflatedStream.isGzip(file.head(3))) {
            file = InflatedStream.unpack(file, UNPACKED, RATIO);
        }
    }

    /** A report with the default mapping. */
    public static ReportInput of(InputFile file) {
        return new ReportInput(file, ColumnMapping.DEFAULT);
    }

    /** A report on disk with the default mapping. */
    public static ReportInput of(Path path) {
        return of(InputFile.of(path));
    }

    /** The name for messages. */
    public String name() {
        return file.name();
    }
}
