package org.fengsui.server.alarm.content.service;

import java.util.Set;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.server.alarm.content.ContentProblem;
import org.fengsui.server.platform.kernel.Refusal;

/** An address on the web as somebody typed it. */
final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /**
     * The address, in its canonical form.
     *
     * @throws Refusal if it is none, or of another scheme than http and https
     */
    static WebUrl parse(String typed) {
        try {
            var url = WebUrl.parse(typed.strip());
            if (!SCHEMES.contains(url.scheme())) {
                throw new Refusal(ContentProblem.URL, typed.strip());
            }
            return url;
        } catch (AddressFormatException e) {
            throw new Refusal(e, ContentProblem.URL, typed.strip());
        }
    }

    /** The same in its canonical form; empty where nothing was typed. */
    static String orEmpty(String typed) {
        return typed.isBlank() ? "" : parse(typed).toString();
    }
}
