package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.sensing.intake.Intake;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Starts a server on a data folder that is thrown away, asks for its first pages, reads a week's
 * scans and ends, so that the JVM can write down what a start loads and what is run often (AOT
 * cache). Used by the launcher after a build.
 */
final class Train implements Verb {

    private static final List<String> PAGES = List.of("/", "/sign-in", "/actuator/health");

    /** With these the code that runs for each result is known as such. */
    private static final int SCANS = 2;

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            var data = Files.createTempDirectory("fengsui-train-");
            try {
                visit(
                        List.of(
                                "--server.port=0",
                                "--fengsui.data=" + data,
                                "--fengsui.periodic.enabled=false",
                                "--logging.threshold.console=warn"));
            } finally {
                FileSystemUtils.deleteRecursively(data);
            }
            return DONE;
        } catch (IOException e) {
            err.println("fengsui: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static void visit(List<String> settings) throws IOException, InterruptedException {
        try (var context =
                        new SpringApplication(FengsuiServer.class)
                                .run(settings.toArray(String[]::new));
                var client =
                        HttpClient.newBuilder()
                                .followRedirects(HttpClient.Redirect.NORMAL)
                                .build()) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            for (var page : PAGES) {
                var address = URI.create("http://127.0.0.1:" + port + page);
                client.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
            scans(context);
        }
    }

    private static void scans(ApplicationContext context) {
        var intake = context.getBean(Intake.class);
        var periodic = context.getBeansOfType(Periodic.class).values();
        for (int week = 1; week <= SCANS; week++) {
            var upload = new Intake.Upload("week-" + week + ".nessus", null, null, null);
            intake.receive(Actor.machine("train"), upload, TrainingScan.ofWeek(week));
            periodic.forEach(Periodic::runOnce);
        }
    }
}
