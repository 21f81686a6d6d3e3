package org.fengsui.engine.paper;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Properties as Word lays them over one another: by name, each with its attributes; one with
 * properties of its own, such as the borders, stands as {@code pBdr.top}.
 */
final class Format {
    static final Format NONE = new Format(Map.of());

    /** Of these a later one changes single attributes only. */
    private static final Set<String> PIECEMEAL = Set.of("rFonts", "ind", "spacing");

    private final Map<String, Map<String, String>> properties;

    private Format(Map<String, Map<String, String>> properties) {
        this.properties = properties;
    }

    /** The properties below an element. */
    static Format of(@Nullable Element element) {
        if (element == null) {
            return NONE;
        }
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (Element one : Xml.all(element)) {
            var inner = Xml.all(one);
            String name = Xml.name(one);
            if (inner.isEmpty()) {
                found.put(name, attributes(one));
            }
            for (Element each : inner) {
                found.put(name + "." + Xml.name(each), attributes(each));
            }
        }
        return new Format(found);
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> found = new HashMap<>();
        var all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Attr attribute
                    && Xml.W.equals(attribute.getNamespaceURI())) {
                found.put(String.valueOf(attribute.getLocalName()), attribute.getValue());
            }
        }
        return found;
    }

    /** These with others over them. */
    Format under(Format over) {
        Map<String, Map<String, String>> both = new LinkedHashMap<>(properties);
        over.properties.forEach((name, attributes) -> {
            Map<String, String> merged = new HashMap<>();
            if (PIECEMEAL.contains(name)) {
                merged.putAll(both.getOrDefault(name, Map.of()));
                // the newer way of naming a font is the one that counts
                attributes.keySet().forEach(key -> merged.remove(other(key)));
            }
            merged.putAll(attributes);
            both.put(name, merged);
        });
        return new Format(both);
    }

    private static String other(String attribute) {
        return attribute.endsWith("Theme")
                ? attribute.substring(0, attribute.length() - "Theme".length())
                : attribute + "Theme";
    }

    Set<String> names() {
        return properties.keySet();
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    /** An attribute of a property; empty where there is none. */
    String get(String name, String attribute) {
        return properties.getOrDefault(name, Map.of()).getOrDefault(attribute, "");
    }

    String val(String name) {
        return get(name, "val");
    }

    /** Whether a property that is either on or off is on. */
    boolean on(String name) {
        return has(name) && !Set.of("0", "false", "off", "none", "nil").contains(val(name));
    }

    /** A whole number; what stands for it where there is none. */
    int number(String name, String attribute, int otherwise) {
        String text = get(name, attribute);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return (int) Math.round(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
