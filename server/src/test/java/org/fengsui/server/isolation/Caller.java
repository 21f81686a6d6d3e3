package org.fengsui.server.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Somebody who calls endpoints.
 *
 * @param name in messages
 * @param kind which side
 * @param mvc the server
 * @param entry puts a session or a token on a request
 */
record Caller(String name, Kind kind, MockMvc mvc, RequestPostProcessor entry) {

    /** Which side somebody is on. */
    enum Kind {
        UNIT,
        ADMINISTRATOR,
        ANYBODY
    }

    /**
     * What came back.
     *
     * @param status HTTP's
     * @param text headers, cookies apart, and body
     */
    record Answer(int status, String text) {

        private static final Pattern CHANGES =
                Pattern.compile(
                        "(?<=content=\"|value=\")[\\w-]{60,}={0,2}(?=\")"
                                + "|(?<=X-Request-Id: ).*|(?<=requestId\":\")[^\"]*|(?<=Last used\">)[^<]*");
        private static final Pattern FIGURE =
                Pattern.compile("<span class=\"fs-count\">[0-9]+</span>");
        private static final Pattern IDENTITY = Pattern.compile("\\b(7700|9900)[0-9]{4}\\b");

        /** Without what the call said itself, and what is new in every answer. */
        Answer without(Collection<String> said) {
            var rest = CHANGES.matcher(text).replaceAll("…");
            for (var value : said) {
                rest = rest.replace(value, "ID");
            }
            return new Answer(status, rest);
        }

        /** The lines that this answer and another do not share. */
        List<String> differences(Answer other) {
            var mine = lines();
            var theirs = other.lines();
            var only = new ArrayList<String>();
            mine.stream().filter(line -> !theirs.contains(line)).forEach(l -> only.add("+ " + l));
            theirs.stream().filter(line -> !mine.contains(line)).forEach(l -> only.add("- " + l));
            return only;
        }

        private List<String> lines() {
            return ("status " + status + "\n" + text).lines().map(String::strip).toList();
        }

        /** The same with every identity of a thing alike. */
        Answer withoutIdentities() {
            return new Answer(status, IDENTITY.matcher(text).replaceAll("ID"));
        }

        /** The same without the figures beside the navigation. */
        Answer withoutFigures() {
            return new Answer(status, FIGURE.matcher(text).replaceAll(""));
        }
    }

    /** Calls an endpoint. */
    Answer calls(Case endpoint, Map<String, String> values) throws Exception {
        var method = endpoint.method().equals("ANY") ? "GET" : endpoint.method();
        var path = endpoint.path(values);
        var request =
                method.equals("POST")
                        ? MockMvcRequestBuilders.multipart(path)
                        : MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path);
        endpoint.parameters(values).forEach(request::param);
        var result = mvc.perform(request.header("Accept-Language", "en").with(entry)).andReturn();
        if (result.getRequest().isAsyncStarted()) {
            result = mvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
        }
        return answer(result, path);
    }

    private static Answer answer(MvcResult result, String path) throws IOException {
        var response = result.getResponse();
        var headers = new TreeMap<String, Object>();
        for (var header : response.getHeaderNames()) {
            if (!header.equals("Set-Cookie")) {
                headers.put(header, response.getHeaders(header));
            }
        }
        var text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name + ": " + value + "\n"));
        text.append(body(response.getContentAsByteArray()));
        return new Answer(response.getStatus(), text.toString().replace(path, "PATH"));
    }

    /** A workbook is read in all its parts but the one that says when it was written. */
    private static String body(byte[] bytes) throws IOException {
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var file = Files.write(Files.createTempFile("fengsui-isolation", ".xlsx"), bytes);
        var text = new StringBuilder();
        try (var parts = new ZipFile(file.toFile())) {
            for (var part : Collections.list(parts.entries())) {
                if (!part.getName().equals("docProps/core.xml")) {
                    var content = parts.getInputStream(part).readAllBytes();
                    text.append(part.getName()).append('\n');
                    text.append(new String(content, StandardCharsets.UTF_8)).append('\n');
                }
            }
        } finally {
            Files.delete(file);
        }
        return text.toString();
    }
}
