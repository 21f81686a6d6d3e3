package org.fengsui.server.sensing.intake;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

@SensingTest
class ImportBudget {
    private final Intake intake;
    private final ImportWorker worker;
    private final FakeRegistry registry;

    ImportBudget(Intake intake, ImportWorker worker, FakeRegistry registry, org.fengsui.server.testing.RecordProbe probe) {
        probe.sql("alter system set log_min_duration_statement = 100").update();
        probe.sql("select pg_reload_conf()").query(Boolean.class).single();
        this.intake = intake;
        this.worker = worker;
        this.registry = registry;
    }

    @Test
    void measure() throws Exception {
        registry.clear();
        var by = new Actor(7, "王操作", Set.of(Role.OFFICE_OPERATOR), null, Scope.school());
        for (int round = 0; round < Integer.getInteger("rounds", 2); round++) {
            var path = Files.createTempFile("large", ".nessus");
            NessusFile.large(TestClock.START.minus(Duration.ofDays(9 - round)), "scan " + round)
                    .write(path);
            long size = Files.size(path);
            long id;
            try (var in = Files.newInputStream(path)) {
                id = intake.receive(by, new Intake.Upload("large.nessus", null, null, null), in);
            }
            Files.delete(path);
            long start = System.nanoTime();
            long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
            long db = postgres();
            worker.runOnce();
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            System.out.println(size + " bytes, " + took + " ms, cpu java " + (ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - cpu) + " db " + (postgres() - db) + ": " + intake.find(Scope.school(), id));
        }
    }

    private static long postgres() {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().command().orElse("").contains("wt/finding") && p.info().command().orElse("").endsWith("postgres"))
                .mapToLong(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum();
    }
}
