package org.fengsui.server.alarm.warning.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.warning.PublicWarning;
import tools.jackson.databind.json.JsonMapper;

/** The published warnings as a JSON Feed 1.1. */
public final class JsonFeed {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFeed() {}

    /** The document, UTF-8. */
    public static byte[] of(List<PublicWarning> all, Site site) {
        var feed = new LinkedHashMap<String, Object>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", site.title());
        feed.put("home_page_url", site.home());
        feed.put("feed_url", site.home() + ".json");
        feed.put("language", "zh-CN");
        feed.put("authors", List.of(Map.of("name", site.issuer())));
        feed.put("items", all.stream().map(warning -> item(warning, site)).toList());
        return JSON.writeValueAsBytes(feed);
    }

    private static Map<String, Object> item(PublicWarning warning, Site site) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", site.name(warning.number()));
        item.put("url", site.page(warning.id()));
        item.put("title", Words.title(warning));
        item.put("content_text", Words.text(warning));
        item.put("date_published", warning.publishedAt().toString());
        item.put("date_modified", warning.at().toString());
        item.put("tags", List.of(Words.level(warning)));
        item.put("_fengsui", own(warning));
        return item;
    }

    private static Map<String, Object> own(PublicWarning warning) {
        var own = new LinkedHashMap<String, Object>();
        own.put("number", warning.number());
        own.put("level", warning.text().level().name());
        own.put("exercise", warning.exercise());
        own.put("holds", warning.holds());
        own.put("audience", warning.text().audience());
        own.put("references", warning.text().refs());
        own.put("valid_until", warning.text().validUntil().toString());
        return own;
    }
}
