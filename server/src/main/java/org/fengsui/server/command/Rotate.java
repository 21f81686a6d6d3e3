package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.file.ContentsAnew;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.EmbeddedRecordCheck;
import org.fengsui.server.platform.secret.KeyExchange;

/** Exchanges the key of sealed values for a new one, with or without the server running. */
final class Rotate implements Verb {

    private final Map<String, String> environment;
    private final Clock clock;

    Rotate(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("rotate")) {
            err.println(Texts.of("secrets.usage"));
            return REFUSED;
        }
        RotateOptions options;
        try {
            options = RotateOptions.parse(arguments.subList(1, arguments.size()));
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        if (options.databaseUrl() == null && !EmbeddedRecordCheck.exists(options.data())) {
            err.println(Texts.of("audit.no-record", options.data()));
            return REFUSED;
        }
        var data = new DataFolder(options.data());
        try (var record =
                RecordConnections.open(options.data(), options.databaseUrl(), environment)) {
            var exchange =
                    new KeyExchange(record.get(), data, List.of(new ContentsAnew(data)), clock);
            var cipher = options.cipher();
            var done = cipher == null ? exchange.rotate() : exchange.rotate(cipher);
            out.println(
                    Texts.of(
                            done.continued() ? "secrets.continued" : "secrets.rotated",
                            done.key(),
                            done.sealed().values(),
                            done.cipher()));
            if (done.sealed().pieces() > 0) {
                out.println(Texts.of("secrets.files", done.sealed().pieces()));
            }
            return done.sealed().damages() == 0 ? DONE : name(done.sealed(), err);
        } catch (Refusal e) {
            return Problems.say(e, err);
        } catch (IOException | SQLException | IllegalStateException e) {
            err.println(Texts.of("secrets.failed", String.valueOf(e.getMessage())));
            return FAILED;
        }
    }

    private static int name(KeyExchange.Sealed sealed, PrintStream err) {
        err.println(Texts.of("secrets.damaged", sealed.damages()));
        sealed.damaged().forEach(name -> err.println("  " + name));
        long more = sealed.damages() - sealed.damaged().size();
        if (more > 0) {
            err.println(Texts.of("secrets.damaged-more", more));
        }
        err.println(Texts.of("secrets.damaged-advice"));
        return FAILED;
    }
}
