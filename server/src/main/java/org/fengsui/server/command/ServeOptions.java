package org.fengsui.server.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.IpNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code serve} and {@code demo}.
 *
 * @param port the HTTP port; 0 lets the machine choose
 * @param data the data folder
 * @param bind the address to listen on
 * @param certificate PEM file of the certificate chain; null without TLS
 * @param privateKey PEM file of its key; null without TLS
 * @param proxy the network of the reverse proxy whose X-Forwarded headers count; null for none
 * @param databaseUrl an external database; null for the embedded one
 */
record ServeOptions(
        int port,
        Path data,
        InetAddress bind,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable String proxy,
        @Nullable String databaseUrl) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65535;

    /**
     * Reads the options.
     *
     * @param arguments what follows the verb
     * @param defaultData the data folder when none is named
     * @throws RefusedArguments if one is unknown, lacks its value or makes no sense, or if plain
     *     HTTP would leave the machine
     */
    static ServeOptions parse(List<String> arguments, Path defaultData) throws RefusedArguments {
        var reading = new Reading(arguments.iterator(), defaultData);
        while (reading.rest.hasNext()) {
            reading.option(reading.rest.next());
        }
        var options =
                new ServeOptions(
                        reading.port,
                        reading.data.toAbsolutePath().normalize(),
                        address(reading.bind),
                        reading.certificate,
                        reading.privateKey,
                        reading.proxy,
                        reading.databaseUrl);
        if (!options.bind.isLoopbackAddress() && !options.isTls() && options.proxy == null) {
            throw new RefusedArguments("serve.plain-http-leaves", reading.bind);
        }
        return options;
    }

    boolean isTls() {
        return certificate != null;
    }

    /** The same as settings of the application. */
    List<String> settings() {
        var settings = new ArrayList<String>();
        settings.add("--server.port=" + port);
        settings.add("--server.address=" + bind.getHostAddress());
        settings.add("--fengsui.data=" + data);
        if (databaseUrl != null) {
            settings.add("--fengsui.record.url=" + databaseUrl);
        }
        if (isTls()) {
            settings.add("--spring.ssl.bundle.pem.server.keystore.certificate=" + certificate);
            settings.add("--spring.ssl.bundle.pem.server.keystore.private-key=" + privateKey);
            settings.add("--spring.ssl.bundle.pem.server.reload-on-update=true");
            settings.add("--server.ssl.bundle=server");
        }
        if (proxy != null) {
            settings.add("--server.forward-headers-strategy=native");
            settings.add("--server.tomcat.remoteip.internal-proxies=" + proxy);
        }
        if (isTls() || proxy != null) {
            settings.add("--server.servlet.session.cookie.secure=true");
        }
        return settings;
    }

    private static InetAddress address(String text) throws RefusedArguments {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new RefusedArguments("serve.bind-unknown", text);
        }
    }

    /** The options as far as they have been read. */
    private static final class Reading {
        final Iterator<String> rest;
        int port = DEFAULT_PORT;
        Path data;
        String bind = "127.0.0.1";
        @Nullable Path certificate;
        @Nullable Path privateKey;
        @Nullable String proxy;
        @Nullable String databaseUrl;

        Reading(Iterator<String> rest, Path data) {
            this.rest = rest;
            this.data = data;
        }

        void option(String name) throws RefusedArguments {
            switch (name) {
                case "--port" -> port = port(value(name));
                case "--data" -> data = Path.of(value(name));
                case "--bind" -> bind = value(name);
                case "--tls" -> {
                    certificate = file(value(name));
                    privateKey = file(value(name));
                }
                case "--behind-proxy" -> proxy = network(value(name));
                case "--database-url" -> databaseUrl = databaseUrl(value(name));
                default -> throw new RefusedArguments("option-unknown", name);
            }
        }

        private String value(String option) throws RefusedArguments {
            if (!rest.hasNext()) {
                throw new RefusedArguments("option-lacks-value", option);
            }
            return rest.next();
        }

        private static int port(String text) throws RefusedArguments {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= LAST_PORT) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new RefusedArguments("serve.port-wrong", text);
        }

        private static Path file(String text) throws RefusedArguments {
            var file = Path.of(text).toAbsolutePath();
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new RefusedArguments("serve.file-unreadable", file);
            }
            return file;
        }

        private static String network(String text) throws RefusedArguments {
            try {
                return IpNetwork.parse(text).toString();
            } catch (AddressFormatException e) {
                throw new RefusedArguments("serve.network-wrong", text);
            }
        }

        private static String databaseUrl(String text) throws RefusedArguments {
            if (text.startsWith("jdbc:postgresql:")) {
                return text;
            }
            if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
                return "jdbc:postgresql:" + text.substring(text.indexOf("//"));
            }
            throw new RefusedArguments("serve.database-url-wrong", text);
        }
    }
}
