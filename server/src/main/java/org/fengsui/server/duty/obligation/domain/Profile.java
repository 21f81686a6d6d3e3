package org.fengsui.server.duty.obligation.domain;

import java.util.Map;
import java.util.Set;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A school's regulation as data: wording, readings, duties. A version is never changed; a new
 * profile serves new obligations only.
 *
 * @param name whose regulation it is
 * @param version raised with every change
 * @param regulation its title
 * @param names what the school calls its offices, posts and papers
 * @param articles the articles' wording, by name: {@code 第十条}
 * @param interpretations 解释口径 by key, Chinese as decided and English
 * @param serviceChannels whose receipt for a post-holder serves a notice
 * @param quiet hours without reminders
 * @param duties by key, in the profile's order
 */
public record Profile(
        String name,
        int version,
        Wording regulation,
        Names names,
        Map<String, Wording> articles,
        Map<String, Reading> interpretations,
        Set<Channel> serviceChannels,
        QuietHours quiet,
        Map<String, Duty> duties) {

    /** Keeps its own copy. */
    public Profile {
        serviceChannels = Set.copyOf(serviceChannels);
    }

    /**
     * A reading of the regulation in both languages.
     *
     * @param text what is read
     * @param decision who decided it, and when; null while nobody has
     */
    public record Reading(Wording text, @Nullable InterpretationDecision decision) {}
}
