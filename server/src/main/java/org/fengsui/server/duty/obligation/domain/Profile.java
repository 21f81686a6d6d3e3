package org.fengsui.server.duty.obligation.domain;

import java.util.Map;
import org.fengsui.server.duty.obligation.Ledger.Interpretation;

/**
 * A school's regulation as data: wording, readings, duties. A version is never changed; a new
 * profile serves new obligations only.
 *
 * @param name whose regulation it is
 * @param version raised with every change
 * @param regulation its title
 * @param articles the articles' wording, by name: {@code 第十条}
 * @param interpretations 解释口径 by key, Chinese as decided and English
 * @param quiet hours without reminders
 * @param duties by key, in the profile's order
 */
public record Profile(
        String name,
        int version,
        Wording regulation,
        Map<String, Wording> articles,
        Map<String, Reading> interpretations,
        QuietHours quiet,
        Map<String, Duty> duties) {

    /**
     * A reading of the regulation in both languages.
     *
     * @param text what is read
     * @param decided who decided it, and when
     */
    public record Reading(Wording text, Interpretation decided) {}
}
