package org.fengsui.server.platform.kernel;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a room does once before the server calls itself ready, such as playing the demo's history.
 * It is asked at every start and knows by itself what is done already.
 */
public interface Beginning {

    /**
     * Does what is left to do.
     *
     * @param locale Chinese or English, for what it says
     * @param progress takes a line for the person at the console each time something is done
     */
    void begin(Locale locale, Consumer<String> progress);
}
