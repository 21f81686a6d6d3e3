package org.fengsui.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The options of {@code import}.
 *
 * @param files the reports
 * @param server where Fengsui answers, without a slash at the end
 * @param token opens the imports; never printed
 * @param query what is said of every report, by parameter: format, vantage, source
 * @param await whether the outcome is waited for
 */
record ImportOptions(
        List<Path> files, String server, String token, Map<String, String> query, boolean await) {

    private static final String DEFAULT_SERVER = "http://127.0.0.1:8080";

    /** Reads the options; the token comes from its file, or from the environment. */
    static ImportOptions parse(List<String> arguments, Map<String, String> environment)
            throws RefusedArguments {
        var files = new ArrayList<Path>();
        var query = new LinkedHashMap<String, String>();
        var server = DEFAULT_SERVER;
        var token = environment.getOrDefault("FENGSUI_TOKEN", "");
        var await = false;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (argument.equals("--wait")) {
                await = true;
            } else if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
            } else if (!rest.hasNext()) {
                throw new RefusedArguments("option-lacks-value", argument);
            } else {
                var value = rest.next();
                switch (argument) {
                    case "--server" -> server = server(value);
                    case "--token-file" -> token = token(Path.of(value));
                    case "--format", "--vantage", "--source" ->
                            query.put(argument.substring(2), value);
                    default -> throw new RefusedArguments("option-unknown", argument);
                }
            }
        }
        if (files.isEmpty()) {
            throw new RefusedArguments("import.no-file");
        }
        if (token.isBlank()) {
            throw new RefusedArguments("import.no-token");
        }
        return new ImportOptions(List.copyOf(files), server, token.strip(), query, await);
    }

    private static String server(String text) throws RefusedArguments {
        if (!text.matches("https?://[^/?#]+/?")) {
            throw new RefusedArguments("import.server-wrong", text);
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String token(Path file) throws RefusedArguments {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new RefusedArguments("import.token-file-unreadable", file);
        }
    }

    /** Where a report is sent. */
    URI address(Path file) {
        var name = file.getFileName();
        var parameters = new StringJoiner("&", server + "/api/imports?", "");
        parameters.add("name=" + encoded(name == null ? "report" : name.toString()));
        query.forEach((key, value) -> parameters.add(key + "=" + encoded(value)));
        return URI.create(parameters.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ImportOptions[" + files + " to " + server + "]";
    }
}
