package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.backup.Manifest.Origin;
import org.fengsui.server.platform.backup.Restore;
import org.fengsui.server.platform.backup.Restore.Restored;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;

/** Makes a data folder of a backup. */
final class PutBack implements Verb {

    private final Clock clock;

    PutBack(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        ArchiveOptions options;
        try {
            options = ArchiveOptions.parse(arguments, ArchiveOptions.OF_RESTORE);
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        try {
            var restored =
                    new Restore(options.file(), Fengsui.version(), clock)
                            .into(options.data(), options.brokenChain());
            say(restored, options, out);
            return DONE;
        } catch (Refusal e) {
            return Problems.say(e, err);
        } catch (IOException | SQLException e) {
            err.println(Texts.of("restore.failed", options.data(), e.toString()));
            return FAILED;
        }
    }

    private static void say(Restored restored, ArchiveOptions options, PrintStream out) {
        var manifest = restored.manifest();
        var madeAt =
                LocalDateTime.ofInstant(manifest.madeAt(), BusinessClock.ZONE)
                        .truncatedTo(ChronoUnit.SECONDS);
        out.println(
                Texts.of(
                        "restore.done",
                        options.file(),
                        madeAt.toString(),
                        manifest.product(),
                        manifest.tables().size(),
                        manifest.rows(),
                        restored.schema()));
        out.println(
                switch (restored.chain()) {
                    case Intact intact ->
                            Texts.of(
                                    "restore.chain",
                                    intact.blocks(),
                                    intact.entries(),
                                    intact.head().written());
                    case Broken broken -> Texts.of("restore.chain-broken", broken.block());
                });
        if (restored.settings() != null) {
            out.println(Texts.of("restore.settings", restored.settings()));
        }
        var next = manifest.data() == Origin.DEMO ? "restore.next-demo" : "restore.next";
        out.println(Texts.of(next, options.data()));
    }
}
