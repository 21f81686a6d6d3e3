package org.fengsui.engine.report;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/** One host of an Nmap report. */
final class NmapHost {
    /** The check of an open port. */
    static final String OPEN_PORT = "open-port";

    private final XmlCursor xml;
    private final Tally tally;
    private final PortRanges.Builder tcpAnswered = new PortRanges.Builder();
    private final PortRanges.Builder udpAnswered = new PortRanges.Builder();
    private final @Nullable Instant start;
    private final @Nullable Instant end;
    private boolean up = true;
    private boolean silentPorts;
    private boolean refusedPorts;
    private @Nullable IpAddress ip;
    private String asked = "";
    private String discovered = "";

    NmapHost(XmlCursor xml, Tally tally, @Nullable Instant runStart) {
        this.xml = xml;
        this.tally = tally;
        Instant own = ScanTime.parse(xml.attribute("starttime"));
        end = ScanTime.parse(xml.attribute("endtime"));
        start = own != null ? own : end != null ? end : runStart;
        tally.saw(end);
    }

    void read(Set<String> checks) {
        while (xml.child()) {
            switch (xml.name()) {
                case "status" -> {
                    up = !xml.attributeOrEmpty("state").equals("down");
                    xml.skip();
                }
                case "address" -> readAddress();
                case "hostnames" -> readNames();
                case "ports" -> readPorts(checks);
                case "hostscript" -> readHostScripts(checks);
                default -> xml.skip();
            }
        }
    }

    /** What the scan covers here: of the ports in scope, those that surely answered. */
    HostCoverage coverage(PortRanges tcp, PortRanges udp, CheckScope checks) {
        if (refusedPorts && !silentPorts) {
            // Every port that the report does not list one by one was refused.
            tcpAnswered.add(tcp);
            udpAnswered.add(udp);
        }
        PortRanges tcpDone = tcpAnswered.build();
        PortRanges udpDone = udpAnswered.build();
        return new HostCoverage(
                targets(),
                up,
                new PortCoverage(tcp.and(tcpDone), tcpDone),
                new PortCoverage(udp.and(udpDone), udpDone),
                checks,
                Login.NONE,
                start,
                end);
    }

    /** Starts an observation at this host. */
    ObservationBuilder observation(String check, @Nullable NmapPort port, long line) {
        ObservationBuilder observation = tally.observation(check, line).ip(ip).time(start);
        if (!asked.isEmpty()) {
            observation.host(asked, HostOrigin.SCAN_TARGET);
        } else if (!discovered.isEmpty()) {
            observation.host(discovered, HostOrigin.DISCOVERED);
        }
        if (port != null) {
            observation.port(port.number()).transport(port.transport()).service(port.service());
        }
        return observation;
    }

    private Set<String> targets() {
        Set<String> targets = new HashSet<>();
        if (ip != null) {
            targets.add(ip.toString());
        }
        if (!asked.isEmpty()) {
            try {
                targets.add(HostName.parse(asked).ascii());
            } catch (AddressFormatException e) {
                targets.add(asked.toLowerCase(Locale.ROOT));
            }
        }
        return targets;
    }

    private void readAddress() {
        if (!xml.attributeOrEmpty("addrtype").equals("mac")) {
            String text = xml.attributeOrEmpty("addr");
            int zone = text.indexOf('%');
            IpAddress address = IpAddress.tryParse(zone < 0 ? text : text.substring(0, zone));
            ip = ip == null ? address : ip;
        }
        xml.skip();
    }

    private void readNames() {
        while (xml.child()) {
            String name = xml.attributeOrEmpty("name").strip();
            if (xml.attributeOrEmpty("type").equals("user")) {
                asked = asked.isEmpty() ? name : asked;
            } else {
                discovered = discovered.isEmpty() ? name : discovered;
            }
            xml.skip();
        }
    }

    private void readPorts(Set<String> checks) {
        while (xml.child()) {
            switch (xml.name()) {
                case "extraports" -> readExtra();
                case "port" -> readPort(checks);
                default -> xml.skip();
            }
        }
    }

    /** Ports that share a state; newer versions list them, older only count. */
    private void readExtra() {
        boolean refused = isRefusal(xml.attributeOrEmpty("state"));
        boolean listed = false;
        while (xml.child()) {
            String proto = xml.attributeOrEmpty("proto");
            Transport transport = proto.isEmpty() ? Transport.TCP : Transport.of(proto);
            PortRanges ports =
                    transport == null
                            ? null
                            : PortRanges.parse(xml.attributeOrEmpty("ports"), transport);
            if (ports != null && !ports.isEmpty()) {
                listed = true;
                if (refused) {
                    (transport == Transport.UDP ? udpAnswered : tcpAnswered).add(ports);
                }
            }
            xml.skip();
        }
        refusedPorts |= refused && !listed;
        silentPorts |= !refused;
    }

    private void readPort(Set<String> checks) {
        NmapPort port =
                new NmapPort(
                        xml.attributeOrEmpty("protocol"),
                        xml.attributeOrEmpty("portid"),
                        xml.line());
        while (xml.child()) {
            switch (xml.name()) {
                case "state" -> {
                    port.state(xml.attributeOrEmpty("state"));
                    xml.skip();
                }
                case "service" -> port.readService(xml);
                case "script" -> port.add(NmapScript.read(xml));
                default -> xml.skip();
            }
        }
        if (port.answered()) {
            (port.transport() == Transport.UDP ? udpAnswered : tcpAnswered).add(port.number());
        } else {
            silentPorts = true;
        }
        if (port.state().equals("open")) {
            tally.accept(openPort(port));
        } else if (port.state().startsWith("open")) {
            tally.skip(SkipReason.NOT_SURELY_OPEN);
        }
        for (NmapScript script : port.scripts()) {
            checks.add(script.id());
            script.report(this, port, tally);
        }
    }

    private ObservationBuilder openPort(NmapPort port) {
        return observation(OPEN_PORT, port, port.line())
                .title("Open port: " + port.number() + "/" + port.protocol())
                .severity(Severity.INFO)
                .description(port.description());
    }

    private void readHostScripts(Set<String> checks) {
        while (xml.child()) {
            if (xml.name().equals("script")) {
                NmapScript script = NmapScript.read(xml);
                checks.add(script.id());
                script.report(this, null, tally);
            } else {
                xml.skip();
            }
        }
    }

    private static boolean isRefusal(String state) {
        return state.equals("closed") || state.equals("unfiltered");
    }
}
