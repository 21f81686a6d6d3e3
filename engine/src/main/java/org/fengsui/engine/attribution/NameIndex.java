package org.fengsui.engine.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.WebUrl;

/** The rules about URLs, names and ports, each under the text it is looked up by. */
final class NameIndex {
    private final Map<String, List<Rule>> urls = new HashMap<>();
    private final Map<HostName, List<Rule>> hosts = new HashMap<>();
    private final Map<Match.Endpoint, List<Rule>> endpoints = new HashMap<>();
    private final Map<String, List<Rule>> domains = new HashMap<>();

    void add(Rule rule) {
        switch (rule.match()) {
            case Match.Url(WebUrl url) -> put(urls, key(url), rule);
            case Match.ExactHost(HostName name) -> put(hosts, name, rule);
            case Match.Endpoint endpoint -> put(endpoints, endpoint, rule);
            case Match.Suffix(HostName domain) -> put(domains, domain.ascii(), rule);
            case Match.Address _, Match.Network _, Match.Range _ -> {}
        }
    }

    /** Rules for the URL, the longest first, one list for each length. */
    Iterable<List<Rule>> urls(WebUrl url) {
        List<List<Rule>> found = new ArrayList<>();
        String site = site(url);
        String path = bare(url.path());
        if (url.query() != null) {
            find(urls, site + path + "?" + url.query(), found);
        }
        int end = path.length();
        while (end >= 0) {
            find(urls, site + path.substring(0, end), found);
            end = end == 0 ? -1 : Math.max(path.lastIndexOf('/', end - 1), 0);
        }
        return found;
    }

    List<Rule> host(HostName name) {
        return hosts.getOrDefault(name, List.of());
    }

    List<Rule> endpoint(IpAddress address, int port) {
        return endpoints.isEmpty()
                ? List.of()
                : endpoints.getOrDefault(new Match.Endpoint(address, port), List.of());
    }

    /** Rules for domains that hold the name, the longest first, one list for each length. */
    Iterable<List<Rule>> domains(HostName name) {
        List<List<Rule>> found = new ArrayList<>();
        String rest = name.ascii();
        int dot = 0;
        while (dot >= 0) {
            find(domains, rest, found);
            dot = rest.indexOf('.');
            rest = rest.substring(dot + 1);
        }
        return found;
    }

    private static String key(WebUrl url) {
        String place = site(url) + bare(url.path());
        return url.query() == null ? place : place + "?" + url.query();
    }

    private static String site(WebUrl url) {
        String scheme =
                switch (url.scheme()) {
                    case "http", "https", "ws", "wss" -> "web";
                    default -> url.scheme();
                };
        String port = url.onDefaultPort() ? "" : ":" + url.port();
        return scheme + "://" + url.host().inAuthority() + port;
    }

    private static String bare(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static <K> void put(Map<K, List<Rule>> map, K key, Rule rule) {
        map.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(rule);
    }

    private static void find(Map<String, List<Rule>> map, String key, List<List<Rule>> found) {
        List<Rule> rules = map.get(key);
        if (rules != null) {
            found.add(rules);
        }
    }
}
