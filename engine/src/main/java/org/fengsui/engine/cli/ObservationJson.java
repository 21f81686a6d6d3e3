package org.fengsui.engine.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.fengsui.engine.observation.Observation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes observations as JSON Lines in UTF-8; unknown values are null. */
final class ObservationJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .rootValueSeparator("\n")
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private final OutputStream target;
    private final JsonGenerator out;
    private boolean any;

    ObservationJson(OutputStream target) {
        this.target = target;
        this.out = JSON.createGenerator(ObjectWriteContext.empty(), target);
    }

    void write(Observation o) {
        any = true;
        out.writeStartObject();
        out.writeStringProperty("format", o.format());
        out.writeStringProperty("check", o.check());
        out.writeStringProperty("title", o.title());
        out.writeStringProperty("category", o.category().name());
        out.writeStringProperty("severity", o.severity().name());
        text("scannerSeverity", o.scannerSeverity());
        if (o.cvss() == null) {
            out.writeNullProperty("cvss");
        } else {
            out.writeNumberProperty("cvss", o.cvss());
        }
        text("host", o.host());
        text("ip", o.ip());
        if (o.port() == null) {
            out.writeNullProperty("port");
        } else {
            out.writeNumberProperty("port", o.port());
        }
        text("protocol", o.transport() == null ? null : o.transport().word());
        text("url", o.url());
        out.writeArrayPropertyStart("refs");
        o.refs().forEach(out::writeString);
        out.writeEndArray();
        text("time", o.time());
        text("sourceNumber", o.sourceNumber());
        out.writeEndObject();
    }

    /** Ends the last line; the target stays open. */
    void finish() throws IOException {
        out.close();
        if (any) {
            target.write('\n');
        }
        target.flush();
    }

    private void text(String name, @Nullable Object value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value.toString());
        }
    }
}
