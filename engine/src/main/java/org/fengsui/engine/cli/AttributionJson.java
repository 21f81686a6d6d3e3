package org.fengsui.engine.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.fengsui.engine.attribution.Attribution;
import org.fengsui.engine.attribution.Rule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An attribution as one line of JSON. */
final class AttributionJson {
    private final JsonFactory json = new JsonFactory();
    private final Locale locale;

    AttributionJson(Locale locale) {
        this.locale = locale;
    }

    String line(String target, Attribution attribution) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("target", target);
            switch (attribution) {
                case Attribution.Attributed found ->
                        owner(out, found.unit(), found.system(), found.rule());
                case Attribution.Pooled pool -> owner(out, null, null, pool.rule());
                case Attribution.Ambiguous _, Attribution.Unattributed _ ->
                        owner(out, null, null, null);
            }
            out.writeStringProperty("reason", attribution.reason().text(locale));
            if (attribution instanceof Attribution.Ambiguous ambiguous) {
                candidates(out, ambiguous.candidates());
            }
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void candidates(JsonGenerator out, List<Rule> rules) {
        out.writeArrayPropertyStart("candidates");
        for (Rule rule : rules) {
            out.writeStartObject();
            owner(out, rule.unit(), rule.system(), rule);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void owner(
            JsonGenerator out,
            @Nullable String unit,
            @Nullable String system,
            @Nullable Rule rule) {
        string(out, "unit", unit);
        string(out, "system", system);
        string(out, "rule", rule == null ? null : rule.toString());
    }

    private static void string(JsonGenerator out, String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }
}
