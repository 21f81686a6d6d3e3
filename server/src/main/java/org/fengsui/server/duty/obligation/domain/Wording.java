package org.fengsui.server.duty.obligation.domain;

import java.util.Locale;

/**
 * A text of the profile in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Wording(String zh, String en) {

    /** English for an English reader, Chinese for everybody else. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
