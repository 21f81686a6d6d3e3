package org.fengsui.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/** One port of an Nmap host with what runs on it. */
final class NmapPort {
    private static final int SHORT = 500;

    private final String protocol;
    private final int number;
    private final long line;
    private final List<NmapScript> scripts = new ArrayList<>();
    private String state = "";
    private @Nullable String service;
    private String description = "";

    NmapPort(String protocol, String number, long line) {
        this.protocol = protocol;
        this.number = Ports.number(number);
        this.line = line;
    }

    void state(String text) {
        state = text;
    }

    void add(NmapScript script) {
        scripts.add(script);
    }

    void readService(XmlCursor xml) {
        String tunnel = xml.attributeOrEmpty("tunnel");
        String name = xml.attributeOrEmpty("name");
        service = name.isEmpty() ? null : tunnel.isEmpty() ? name : tunnel + "/" + name;
        StringBuilder text = new StringBuilder();
        for (String attribute : new String[] {"product", "version", "extrainfo", "ostype"}) {
            String value = xml.attributeOrEmpty(attribute);
            text.append(text.isEmpty() || value.isEmpty() ? "" : " ").append(value);
        }
        while (xml.child()) {
            if (xml.name().equals("cpe")) {
                text.append(text.isEmpty() ? "" : "\n").append(xml.text(SHORT));
            } else {
                xml.skip();
            }
        }
        description = text.toString();
    }

    String state() {
        return state;
    }

    /** Whether something answered: open, or refused. */
    boolean answered() {
        return state.equals("open") || state.equals("closed") || state.equals("unfiltered");
    }

    String protocol() {
        return protocol;
    }

    int number() {
        return number;
    }

    long line() {
        return line;
    }

    @Nullable Transport transport() {
        return Transport.of(protocol);
    }

    @Nullable String service() {
        return service;
    }

    String description() {
        return description;
    }

    List<NmapScript> scripts() {
        return scripts;
    }
}
