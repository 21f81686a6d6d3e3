package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.backup.Manifest.Origin;
import org.fengsui.server.platform.backup.Restore;
import org.fengsui.server.platform.backup.Restore.Restored;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;

/** Makes a data folder of a backup, and fills an external database where one is named. */
final class PutBack implements Verb {

    private final Map<String, String> environment;
    private final Clock clock;

    PutBack(Map<String, String> environment, Clock clock) {
        this.environment = environment;
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
            say(restored(options), options, out);
            return DONE;
        } catch (Refusal e) {
            return Problems.say(e, err);
        } catch (IOException | SQLException e) {
            err.println(Texts.of("restore.failed", options.data(), e.toString()));
            return FAILED;
        }
    }

    private Restored restored(ArchiveOptions options) throws IOException, SQLException {
        var restore = new Restore(options.file(), Fengsui.version(), clock);
        var url = options.databaseUrl();
        return url == null
                ? restore.into(options.data(), options.brokenChain())
                : restore.into(
                        options.data(),
                        RecordConnections.external(url, environment),
                        shown(url),
                        options.brokenChain());
    }

    /** Without what stands behind the name, where a password may be. */
    private static String shown(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
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
        out.println(next(manifest.data(), options));
    }

    private static String next(Origin origin, ArchiveOptions options) {
        var url = options.databaseUrl();
        if (url != null) {
            return Texts.of("restore.next-external", options.data(), shown(url));
        }
        return Texts.of(
                origin == Origin.DEMO ? "restore.next-demo" : "restore.next", options.data());
    }
}
