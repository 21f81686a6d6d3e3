package org.fengsui.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.bench.micro.CpuTime;
import org.openjdk.jmh.Main;

/** The verb {@code micro}: JMH with the profilers of allocation and processor time. */
final class Micro {
    private Micro() {}

    static void run(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        if (!all.contains("-prof")) {
            all.addAll(List.of("-prof", "gc", "-prof", CpuTime.class.getName()));
        }
        Main.main(all.toArray(String[]::new));
    }
}
