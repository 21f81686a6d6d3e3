package org.fengsui.server.platform.kernel;

import java.util.List;
import java.util.Locale;

/**
 * What a room says to the person at the console once the server is up, such as the demo's accounts.
 * Printed, never logged.
 */
public interface Announcement {

    /**
     * The lines to print; none when there is nothing to say.
     *
     * @param address where the server answers, {@code http://127.0.0.1:8080}, without a last slash
     * @param locale Chinese or English
     */
    List<String> lines(String address, Locale locale);
}
