package org.fengsui.server.platform.page.web;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup in one form: attributes by name, empty ones left out, one element a line. */
final class Markup {

    private static final Pattern ELEMENT = Pattern.compile("<([a-zA-Z]+)((?:[^\">]|\"[^\"]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)(?:=\"([^\"]*)\")?");

    private Markup() {}

    static String of(String html) {
        var form =
                ELEMENT.matcher(html.replaceAll("\\s+(?=<)", ""))
                        .replaceAll(element -> {
                            var names = new TreeSet<String>();
                            var all = ATTRIBUTE.matcher(element.group(2).replaceAll("/$", ""));
                            while (all.find()) {
                                var value = all.group(2) == null ? "" : all.group(2).strip();
                                if (!value.isEmpty() || all.group().startsWith("data-pick")) {
                                    names.add(all.group(1) + "=\"" + value + "\"");
                                }
                            }
                            return Matcher.quoteReplacement(
                                    "\n<" + element.group(1) + " " + String.join(" ", names) + ">");
                        });
        return form.strip();
    }
}
