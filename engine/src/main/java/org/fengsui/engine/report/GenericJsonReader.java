package org.fengsui.engine.report;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.table.TableHeader;

/**
 * JSON of any origin: a list of objects, objects line after line, or a list called {@code findings}
 * (or the like) in an object. One observation per object, and per endpoint where an object names
 * several: each is a place of its own to be attributed and fixed. Its coverage is unknown.
 */
final class GenericJsonReader implements ReportReader {
    private static final Set<String> LISTS =
            Set.of("findings", "vulnerabilities", "issues", "results", "data", "items");

    @Override
    public ReportFormat format() {
        return ReportFormat.GENERIC;
    }

    @Override
    public int sniff(ReportHead head) {
        Set<String> names = head.jsonNames(LISTS);
        if (names.contains("findings")) {
            // An empty list of findings.
            return 20;
        }
        boolean rated =
                has(names, Field.SEVERITY)
                        || has(names, Field.VULNERABILITY_IDS)
                        || has(names, Field.CVSS);
        return has(names, Field.TITLE) && rated ? 30 : 0;
    }

    private static boolean has(Set<String> names, Field field) {
        return field.names().stream().map(TableHeader::fold).anyMatch(names::contains);
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        Tally tally = new Tally(format(), sink);
        GenericRecord record = new GenericRecord(input.name(), input.mapping(), tally);
        new JsonElements(input.file(), Set.of(), LISTS)
                .forEach(object -> read(object, record, input.mapping()));
        return tally.summary(Coverage.unknown());
    }

    private static void read(JsonObject object, GenericRecord record, ColumnMapping mapping) {
        Function<Field, String> fields =
                field -> object.text(mapping.names(field).toArray(String[]::new));
        if (object.value("endpoints", "locations") instanceof List<?> endpoints
                && !endpoints.isEmpty()) {
            for (Object endpoint : endpoints) {
                record.read(at(fields, endpoint), object.line());
            }
        } else {
            record.read(fields, object.line());
        }
    }

    /** The fields of a finding at one of its endpoints, given as URL, host or object. */
    private static Function<Field, String> at(Function<Field, String> fields, Object endpoint) {
        if (!(endpoint instanceof JsonObject parts)) {
            String text = JsonObject.asText(endpoint);
            return field -> field == Field.URL ? text : isPlace(field) ? "" : fields.apply(field);
        }
        String scheme = parts.text("protocol", "scheme");
        String named = parts.text("host", "hostname", "ip");
        String host = named.indexOf(':') >= 0 && !named.startsWith("[") ? "[" + named + "]" : named;
        String port = parts.text("port");
        String path = parts.text("path").replaceFirst("^/", "");
        String query = parts.text("query");
        String url =
                scheme.isEmpty()
                        ? ""
                        : scheme
                                + "://"
                                + host
                                + (port.isEmpty() ? "" : ":" + port)
                                + "/"
                                + path
                                + (query.isEmpty() ? "" : "?" + query);
        return field ->
                switch (field) {
                    case URL -> url.isEmpty() && !path.isEmpty() ? host + "/" + path : url;
                    case HOST -> named;
                    case PORT -> port;
                    case IP -> "";
                    default -> fields.apply(field);
                };
    }

    private static boolean isPlace(Field field) {
        return field == Field.HOST || field == Field.IP || field == Field.PORT;
    }
}
