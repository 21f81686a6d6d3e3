package org.fengsui.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What figures depend on besides the code. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Processors, memory, load of the last minute and JVM in one line. */
    public static String describe() throws IOException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "machine: %d x %s, %.0f GiB; load %.1f; Java %s",
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / 1073741824.0,
                system.getSystemLoadAverage(),
                Runtime.version());
    }

    /** How many programs wanted a processor during the last minute. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        for (String line : Files.readAllLines(PROCESSORS)) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return System.getProperty("os.arch");
    }
}
