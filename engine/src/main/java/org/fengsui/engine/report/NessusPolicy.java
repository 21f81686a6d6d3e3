package org.fengsui.engine.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/** What the policy part of a .nessus file says about targets, ports and plugins. */
final class NessusPolicy {
    private static final int SHORT = 4_000;
    private static final int LIST = 6 << 20;

    private final Set<String> targets = new HashSet<>();
    private final Set<String> plugins = new HashSet<>();
    private final Map<String, Optional<PortRanges>> known = new HashMap<>();
    private String name = "";
    private String portRange = "";
    private boolean reverseLookup;

    void read(XmlCursor xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "policyName" -> name = xml.text(SHORT).strip();
                case "Preferences" -> readPreferences(xml);
                default -> xml.skip();
            }
        }
    }

    /** The name of the policy, empty if unknown. */
    String name() {
        return name;
    }

    /**
     * The port range as the policy has it, such as {@code default} or {@code 1-65535}; empty if
     * unknown.
     */
    String portRange() {
        return portRange;
    }

    /** Whether a name found as host of the report was asked for rather than looked up. */
    boolean askedFor(String host) {
        return !reverseLookup || targets.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * The checks that ran: the policy's plugins and those seen; all of the policy where it does not
     * list them.
     */
    CheckScope checks(Iterable<String> seen, String policyUsed) {
        if (plugins.isEmpty()) {
            String used = name.isEmpty() ? policyUsed : name;
            return used.isEmpty() ? new CheckScope.Named(seen) : new CheckScope.AllOfPolicy(used);
        }
        seen.forEach(plugins::add);
        return new CheckScope.Named(plugins);
    }

    /**
     * The ports a range names; {@code all} means all; null for a list that the scanner keeps to
     * itself.
     */
    @Nullable PortRanges ports(String range, Transport transport) {
        // Every host repeats the range: it is kept once.
        return known.computeIfAbsent(
                        transport + range, text -> Optional.ofNullable(parse(range, transport)))
                .orElse(null);
    }

    private static @Nullable PortRanges parse(String range, Transport transport) {
        String text = range.strip().toLowerCase(Locale.ROOT);
        if (text.equals("all")) {
            return PortRanges.ALL;
        }
        return text.isEmpty() ? null : PortRanges.parse(text, transport);
    }

    private void readPreferences(XmlCursor xml) {
        while (xml.child()) {
            if (!xml.name().equals("ServerPreferences")) {
                xml.skip();
                continue;
            }
            while (xml.child()) {
                readPreference(xml);
            }
        }
    }

    private void readPreference(XmlCursor xml) {
        String key = "";
        while (xml.child()) {
            switch (xml.name()) {
                case "name" -> key = xml.text(SHORT).strip();
                case "value" -> apply(key, xml);
                default -> xml.skip();
            }
        }
    }

    private void apply(String key, XmlCursor xml) {
        switch (key) {
            case "port_range" -> portRange = xml.text(LIST).strip();
            case "reverse_lookup" ->
                    reverseLookup = xml.text(SHORT).strip().equalsIgnoreCase("yes");
            case "TARGET" ->
                    targets.addAll(References.parts(xml.text(LIST).toLowerCase(Locale.ROOT)));
            case "plugin_set" -> plugins.addAll(References.parts(xml.text(LIST)));
            default -> xml.skip();
        }
    }
}
