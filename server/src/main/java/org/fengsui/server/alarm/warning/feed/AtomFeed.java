package org.fengsui.server.alarm.warning.feed;

import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.fengsui.server.alarm.warning.PublicWarning;

/** The published warnings as an Atom feed (RFC 4287). */
public final class AtomFeed {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private AtomFeed() {}

    /** The document, UTF-8. */
    public static byte[] of(List<PublicWarning> all, Site site) {
        var updated =
                all.stream().map(PublicWarning::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return Xml.document(
                "feed",
                NAMESPACE,
                xml -> {
                    xml.text("id", site.name("warnings"))
                            .text("title", site.title())
                            .text("updated", updated.toString())
                            .element("author", author -> author.text("name", site.issuer()))
                            .empty("link", "rel", "self", "href", site.home() + ".atom")
                            .empty("link", "rel", "alternate", "href", site.home());
                    for (var warning : all) {
                        xml.element("entry", entry -> entry(entry, warning, site));
                    }
                });
    }

    private static void entry(Xml xml, PublicWarning warning, Site site) throws XMLStreamException {
        xml.text("id", site.name(warning.number()))
                .text("title", Words.title(warning))
                .text("published", warning.publishedAt().toString())
                .text("updated", warning.at().toString())
                .empty("link", "rel", "alternate", "href", site.page(warning.id()))
                .empty("category", "term", warning.text().level().name())
                .text("summary", Words.text(warning));
    }
}
