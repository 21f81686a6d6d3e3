package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.kernel.Announcement;
import org.fengsui.server.platform.kernel.Beginning;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server, as production or as the demo, and returns when it answers. */
final class Serve implements Verb {

    /** For whom the server runs. */
    enum Mode {
        /** A school's own data and the real clock. */
        PRODUCTION("data"),
        /** A fictional campus and a clock that can be moved. */
        DEMO("data/demo");

        private final String folder;

        Mode(String folder) {
            this.folder = folder;
        }

        /** Below the place where Fengsui is installed. */
        Path defaultData() {
            return Path.of(System.getProperty("fengsui.home", "")).resolve(folder);
        }
    }

    /**
     * A folder of this name marks the data as a demo's, whose accounts have published passwords.
     */
    private static final String DEMO_MARK = "demo";

    private final Mode mode;

    Serve(Mode mode) {
        this.mode = mode;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        ServeOptions options;
        try {
            options = ServeOptions.parse(arguments, mode.defaultData());
            keepApart(options);
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        out.println(Texts.of("serve.starting", options.data()));
        try {
            var context = start(options);
            for (var room : context.getBeansOfType(Beginning.class).values()) {
                room.begin(Texts.locale(), out::println);
            }
            greet(context, address(options, context), out);
            return DONE;
        } catch (RuntimeException e) {
            // Spring has reported it already, with the reason in words where there is one.
            err.println(Texts.of("serve.failed", options.data()));
            return FAILED;
        }
    }

    /** Starts the application; it runs until it is stopped or the JVM is. */
    private ConfigurableApplicationContext start(ServeOptions options) {
        var settings = new ArrayList<>(options.settings());
        settings.add("--logging.file.name=" + options.data().resolve("logs/fengsui.log"));
        settings.add("--logging.threshold.console=warn");
        var application = new SpringApplication(FengsuiServer.class);
        if (mode == Mode.DEMO) {
            application.setAdditionalProfiles("demo");
        }
        return application.run(settings.toArray(String[]::new));
    }

    /** A demo never runs on a school's data, and production never on a demo's. */
    private void keepApart(ServeOptions options) throws RefusedArguments {
        if (mode == Mode.DEMO && options.databaseUrl() != null) {
            throw new RefusedArguments("demo.own-database");
        }
        var data = options.data();
        var mark = data.resolve(DEMO_MARK);
        boolean used = Files.isDirectory(data.resolve("keys"));
        boolean demo = Files.exists(mark);
        if (used && demo != (mode == Mode.DEMO)) {
            throw new RefusedArguments(demo ? "serve.demo-data" : "demo.real-data", data);
        }
        if (mode == Mode.DEMO && !demo) {
            try {
                Files.createDirectories(mark);
            } catch (IOException e) {
                throw new RefusedArguments("serve.data-unwritable", data);
            }
        }
    }

    private void greet(ConfigurableApplicationContext context, String address, PrintStream out) {
        out.println(Texts.of("serve.ready", address));
        if (mode == Mode.PRODUCTION) {
            context.getBean(SetupLinks.class)
                    .renew()
                    .ifPresent(link -> out.println(firstStart(link, address)));
        }
        for (var room : context.getBeansOfType(Announcement.class).values()) {
            room.lines(address, Texts.locale()).forEach(out::println);
        }
        out.println(Texts.of("serve.stop"));
    }

    private static String firstStart(SetupLinks.SetupLink link, String address) {
        var until =
                LocalTime.ofInstant(link.expiresAt(), BusinessClock.ZONE)
                        .truncatedTo(ChronoUnit.MINUTES);
        return Texts.of("serve.first-start", address + link.path(), until.toString());
    }

    private static String address(ServeOptions options, ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return (options.isTls() ? "https://" : "http://") + host(options.bind()) + ":" + port;
    }

    private static String host(InetAddress bind) {
        try {
            var host = bind.isAnyLocalAddress() ? InetAddress.getLocalHost() : bind;
            var text = bind.isAnyLocalAddress() ? host.getHostName() : host.getHostAddress();
            return text.contains(":") ? "[" + text + "]" : text;
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }
}
