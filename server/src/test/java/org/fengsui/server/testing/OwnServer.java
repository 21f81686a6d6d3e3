package org.fengsui.server.testing;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.fengsui.server.FengsuiServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server on a data folder of its own, as a person starts it; it does nothing by itself. */
public final class OwnServer {

    private OwnServer() {}

    /**
     * Starts one; the caller closes it.
     *
     * @param settings more of the command line, {@code --name=value}
     */
    public static ConfigurableApplicationContext serve(Path data, String... settings) {
        var all =
                Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--fengsui.data=" + data,
                                "--fengsui.periodic.enabled=false"),
                        Stream.of(settings));
        return new SpringApplication(FengsuiServer.class).run(all.toArray(String[]::new));
    }
}
