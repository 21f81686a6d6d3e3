package org.fengsui.engine.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a URL in one spelling: percent encoding first, then dot segments (RFC 3986, 5.2.4).
 */
final class UrlPath {
    private UrlPath() {}

    static String normalise(String raw) {
        String path = PercentEncoding.normalise(raw);
        if (path.isEmpty()) {
            return "/";
        }
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        List<String> kept = new ArrayList<>(segments.length);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!segment.equals(".") && !segment.equals("..")) {
                kept.add(segment);
            } else if (last) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
