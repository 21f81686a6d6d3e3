package org.fengsui.server.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.fengsui.engine.cli.AttributeCommand;
import org.fengsui.engine.cli.ConformanceCommand;
import org.fengsui.engine.cli.DueCommand;
import org.fengsui.engine.cli.ParseCommand;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The command: its first argument names the verb. */
public final class Fengsui {

    private Fengsui() {}

    /** Runs the verb and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        int code = run(Arrays.asList(arguments), System.out, System.err);
        if (code != Verb.DONE) {
            System.exit(code);
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            err.println(Texts.help());
            return Verb.REFUSED;
        }
        var rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "serve" -> new Serve(Serve.Mode.PRODUCTION).run(rest, out, err);
            case "demo" -> new Serve(Serve.Mode.DEMO).run(rest, out, err);
            case "train" -> new Train().run(rest, out, err);
            case "import" -> new Import(System.getenv()).run(rest, out, err);
            case "parse" -> new ParseCommand().run(rest, out, err);
            case "due" -> new DueCommand().run(rest, out, err);
            case "attribute" -> new AttributeCommand(Clock.systemUTC()).run(rest, out, err);
            case "conformance" -> new ConformanceCommand().run(rest, out, err);
            case "audit" -> quiet(new Audit(System.getenv())).run(rest, out, err);
            case "backup" ->
                    quiet(new BackUp(System.getenv(), Clock.systemUTC())).run(rest, out, err);
            case "restore" ->
                    quiet(new PutBack(System.getenv(), Clock.systemUTC())).run(rest, out, err);
            case "secrets" ->
                    quiet(new Rotate(System.getenv(), Clock.systemUTC())).run(rest, out, err);
            case "doctor" -> new Doctor().run(rest, out, err);
            case "help", "--help", "-h" -> {
                out.println(Texts.help());
                yield Verb.DONE;
            }
            case "version", "--version" -> {
                out.println("fengsui " + version());
                yield Verb.DONE;
            }
            default -> {
                err.println(Texts.of("unknown-verb", arguments.getFirst()));
                yield Verb.REFUSED;
            }
        };
    }

    /** A verb beside the server speaks for itself; of its log only what goes wrong is shown. */
    private static Verb quiet(Verb verb) {
        LoggingSystem.get(Fengsui.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        return verb;
    }

    /** The version of the jar; {@code development} when run from class files. */
    static String version() {
        var version = Fengsui.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
