package org.fengsui.server.alarm.warning.feed;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.platform.kernel.BusinessClock;

/**
 * A published warning as an alert of the Common Alerting Protocol 1.2 (OASIS): 发布 is an Alert, 调整
 * an Update, 解除 a Cancel, each with references to the editions before; 红橙黄蓝 are Extreme, Severe,
 * Moderate and Minor; 演练 is an Exercise.
 */
public final class CapAlert {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** CAP writes the offset in figures, never {@code Z}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private CapAlert() {}

    /** The document, UTF-8. */
    public static byte[] of(PublicWarning warning, Site site) {
        return Xml.document("alert", NAMESPACE, xml -> alert(xml, warning, site));
    }

    private static void alert(Xml xml, PublicWarning warning, Site site) throws XMLStreamException {
        xml.text("identifier", identifier(warning, warning.edition()))
                .text("sender", site.sender())
                .text("sent", time(warning.at()))
                .text("status", warning.exercise() ? "Exercise" : "Actual")
                .text(
                        "msgType",
                        switch (warning.change()) {
                            case ISSUE -> "Alert";
                            case ADJUST -> "Update";
                            case LIFT, EXPIRE -> "Cancel";
                        })
                .text("scope", "Public");
        if (!warning.reason().isEmpty()) {
            xml.text("note", warning.reason());
        }
        if (!warning.earlier().isEmpty()) {
            xml.text("references", references(warning, site));
        }
        xml.element("info", info -> info(info, warning, site));
    }

    private static void info(Xml xml, PublicWarning warning, Site site) throws XMLStreamException {
        var text = warning.text();
        xml.text("language", "zh-CN")
                .text("category", "Security")
                .text("category", "Infra")
                .text("event", "网络安全预警")
                .text("responseType", warning.holds() ? "Prepare" : "AllClear")
                .text("urgency", warning.holds() ? "Expected" : "Past")
                .text(
                        "severity",
                        switch (text.level()) {
                            case BLUE -> "Minor";
                            case YELLOW -> "Moderate";
                            case ORANGE -> "Severe";
                            case RED -> "Extreme";
                        })
                .text("certainty", "Possible")
                .text("audience", text.audience())
                .text("effective", time(warning.at()))
                .text("expires", time(text.validUntil()))
                .text("senderName", site.issuer())
                .text("headline", text.title())
                .text("description", Words.description(warning))
                .text("instruction", text.advice());
        if (!site.base().isEmpty()) {
            xml.text("web", site.page(warning.id()));
        }
        parameter(xml, "number", warning.number());
        parameter(xml, "level", Words.level(warning));
        for (var ref : text.refs()) {
            parameter(xml, "reference", ref);
        }
        xml.element("area", area -> area.text("areaDesc", text.audience()));
    }

    private static void parameter(Xml xml, String name, String value) throws XMLStreamException {
        xml.element(
                "parameter", parameter -> parameter.text("valueName", name).text("value", value));
    }

    private static String identifier(PublicWarning warning, int edition) {
        return "fengsui-warning-" + warning.id() + "-" + edition;
    }

    private static String references(PublicWarning warning, Site site) {
        return IntStream.range(0, warning.earlier().size())
                .mapToObj(before ->
                        site.sender()
                                + ","
                                + identifier(warning, before + 1)
                                + ","
                                + time(warning.earlier().get(before)))
                .collect(Collectors.joining(" "));
    }

    private static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(BusinessClock.ZONE));
    }
}
