package org.fengsui.engine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the list of samples says about one report.
 *
 * @param file below the folder of the list
 * @param format as the list names it
 * @param peerFindings findings that a peer's own test expects, {@code -} if unknown
 * @param peerEndpoints pairs of finding and endpoint of the peer, {@code -} if unknown
 * @param results raw results in the file
 * @param reasons why {@code results} differs from what the list or the peer counts, as message keys
 */
record ExpectedReport(
        String file,
        String format,
        String peerFindings,
        String peerEndpoints,
        long results,
        List<String> reasons) {

    static List<ExpectedReport> readAll(InputFile list) {
        try (InputStream in = list.open();
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            List<ExpectedReport> reports = new ArrayList<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> own = new HashMap<>();
                Map<String, String> facts = new HashMap<>();
                readObject(json, own, facts);
                reports.add(of(own, facts));
            }
            return reports;
        } catch (JacksonException e) {
            throw BadInput.because(e, InputProblem.SYNTAX, list.name(), 0, e.getOriginalMessage());
        } catch (IOException e) {
            throw list.unreadable(e);
        }
    }

    private static void readObject(
            JsonParser json, Map<String, String> own, Map<String, String> facts) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("raw_facts")) {
                readObject(json, facts, new HashMap<>());
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                own.put(name, json.getString());
            } else {
                json.skipChildren();
            }
        }
    }

    private static ExpectedReport of(Map<String, String> own, Map<String, String> facts) {
        List<String> reasons = new ArrayList<>();
        String findings = own.getOrDefault("expected_findings", "-");
        String endpoints = own.getOrDefault("finding_endpoint_pairs", "-");
        long results = results(facts, number(findings), number(endpoints), reasons);
        if (!findings.equals("-") && number(findings) < results) {
            reasons.add("peer-merges");
        }
        return new ExpectedReport(
                own.getOrDefault("file", ""),
                own.getOrDefault("format", ""),
                findings,
                endpoints,
                results,
                reasons);
    }

    /** The raw results, by whichever count the list has for this kind of file. */
    private static long results(
            Map<String, String> facts, long findings, long endpoints, List<String> reasons) {
        for (String fact : new String[] {"result_with_nvt", "instance", "json_lines"}) {
            if (facts.containsKey(fact)) {
                return number(facts.get(fact));
            }
        }
        if (facts.containsKey("csv_rows_incl_header")) {
            reasons.add("header");
            return number(facts.get("csv_rows_incl_header")) - 1;
        }
        if (facts.containsKey("open_ports")) {
            long ports = number(facts.get("open_ports"));
            if (findings > ports) {
                reasons.add("scripts");
            }
            return Math.max(ports, findings);
        }
        if (facts.getOrDefault("json_top", "").equals("dict")) {
            reasons.add("one-object");
            return endpoints;
        }
        if (facts.containsKey("json_len")) {
            return number(facts.get("json_len"));
        }
        return number(facts.getOrDefault("ReportItem", "0"));
    }

    private static long number(@Nullable String text) {
        return text == null || text.isEmpty() || !text.chars().allMatch(Character::isDigit)
                ? 0
                : Long.parseLong(text);
    }
}
