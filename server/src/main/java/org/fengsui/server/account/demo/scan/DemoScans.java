package org.fengsui.server.account.demo.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fengsui.server.account.demo.campus.DemoCampus;
import org.fengsui.server.account.demo.campus.DemoScanner;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.VerificationRequested;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.Intake.Upload;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The demo's scanner with what it knows kept in the data folder. The units of the demo are honest:
 * once one says that a hole is fixed, the next scan no longer sees it.
 */
@Component
@Profile("demo")
public class DemoScans {

    private static final long SEED = 20211111;

    private final DemoCampus campus = new DemoCampus();
    private final DemoScanner scanner = new DemoScanner(SEED);
    private final Path kept;
    private final Intake intake;
    private final Findings findings;
    private final BusinessClock clock;

    DemoScans(DataFolder data, Intake intake, Findings findings, BusinessClock clock) {
        this.kept = data.folder("demo").resolve("holes");
        this.intake = intake;
        this.findings = findings;
        this.clock = clock;
        restore();
    }

    /** The school that is scanned. */
    public DemoCampus campus() {
        return campus;
    }

    /** Opens some holes, chosen by the seed. */
    public void open(DemoSystem system, int count) {
        scanner.open(system, count);
        keep();
    }

    /** Opens one hole, as when it comes back. */
    public void open(String ip, String check) {
        scanner.open(ip, check);
        keep();
    }

    /** A report of a scan of all hosts that has just ended. */
    public byte[] report() {
        return report(
                Stream.concat(campus.systems().stream(), campus.strangers().stream()).toList());
    }

    private byte[] report(List<DemoSystem> systems) {
        return scanner.report("campus", systems, clock.now()).getBytes(StandardCharsets.UTF_8);
    }

    /** Scans all hosts and hands the report to the one door. */
    public long scan(Actor by, String name) {
        return receive(by, name, report());
    }

    /** Scans these hosts only. */
    public long scan(Actor by, String name, List<DemoSystem> systems) {
        return receive(by, name, report(systems));
    }

    private long receive(Actor by, String name, byte[] report) {
        return intake.receive(
                by, new Upload(name, null, null, null), new ByteArrayInputStream(report));
    }

    /** The system at an address. */
    public Optional<DemoSystem> at(String ip) {
        return campus.systems().stream().filter(system -> system.ip().equals(ip)).findFirst();
    }

    @EventListener
    void on(VerificationRequested requested) {
        for (var episode : findings.episodes(Scope.school(), List.of(requested.episodeId()))) {
            var ip = episode.ip();
            if (ip != null && scans(episode.check())) {
                scanner.fix(ip, episode.check());
            }
        }
        keep();
    }

    /** A newcomer may import reports of other scanners, about which this one knows nothing. */
    private static boolean scans(String check) {
        return DemoScanner.checks().contains(check);
    }

    private synchronized void keep() {
        try {
            Files.writeString(kept, scanner.holes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo's holes " + kept, e);
        }
    }

    private void restore() {
        try {
            if (Files.exists(kept)) {
                scanner.restore(Files.readString(kept));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's holes " + kept, e);
        }
    }
}
