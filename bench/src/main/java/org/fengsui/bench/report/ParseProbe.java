package org.fengsui.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;

/** Reads one report as intake does and prints what it took; runs in a JVM of its own. */
public final class ParseProbe {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ParseProbe() {}

    /** Reads the file named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        long[] characters = new long[1];
        ReportSummary summary =
                Reports.read(
                        ReportInput.of(Path.of(arguments[0])),
                        null,
                        observation ->
                                characters[0] +=
                                        observation.evidence().length()
                                                + observation.description().length());
        double seconds = (System.nanoTime() - start) / 1e9;
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.out.println("items=" + summary.read());
        System.out.println("characters=" + characters[0]);
        System.out.println("seconds=" + seconds);
        System.out.println("cpu=" + system.getProcessCpuTime() / 1e9);
        System.out.println("heap=" + heapPeak() / 1048576.0);
        System.out.println("rss=" + residentPeak() / 1024.0);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** The greatest resident memory in KiB; 0 where the system does not tell. */
    private static long residentPeak() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
