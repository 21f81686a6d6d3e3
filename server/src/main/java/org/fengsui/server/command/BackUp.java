package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.backup.Backup;
import org.fengsui.server.platform.backup.Backup.Made;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.EmbeddedRecordCheck;

/** Makes a backup, with or without the server running. */
final class BackUp implements Verb {

    private static final double MEBIBYTE = 1 << 20;

    private final Map<String, String> environment;
    private final Clock clock;

    BackUp(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        ArchiveOptions options;
        try {
            options = ArchiveOptions.parse(arguments, ArchiveOptions.OF_BACKUP);
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        var url = options.databaseUrl();
        if (url == null && !EmbeddedRecordCheck.exists(options.data())) {
            err.println(Texts.of("audit.no-record", options.data()));
            return REFUSED;
        }
        try (var record = RecordConnections.open(options.data(), url, environment)) {
            var made =
                    new Backup(record.get(), options.data())
                            .write(options.file(), Fengsui.version(), clock.instant());
            say(made, options, out);
            return DONE;
        } catch (Refusal e) {
            return Problems.say(e, err);
        } catch (IOException e) {
            err.println(Texts.of("backup.not-written", options.file(), e.toString()));
            return FAILED;
        } catch (SQLException e) {
            err.println(Texts.of("backup.no-answer", String.valueOf(e.getMessage())));
            return FAILED;
        }
    }

    private static void say(Made made, ArchiveOptions options, PrintStream out) {
        var manifest = made.manifest();
        out.println(
                Texts.of(
                        "backup.done",
                        options.file(),
                        made.bytes() / MEBIBYTE,
                        manifest.tables().size(),
                        manifest.rows(),
                        manifest.schema()));
        out.println(Texts.of("backup.head", manifest.auditHead()));
        out.println(Texts.of("backup.sum", made.sha256()));
        out.println(Texts.of("backup.secret"));
    }
}
