package org.fengsui.engine.attribution;

import java.util.List;
import java.util.Locale;
import org.fengsui.engine.text.Texts;

/**
 * Why something is attributed as it is.
 *
 * @param code the stable code
 * @param parameters in the order the code documents
 */
public record Reason(Code code, List<String> parameters) {

    /** The reasons. */
    public enum Code {
        /** A registered URL holds it; parameters: the rule's match, its origin. */
        URL,
        /** The very name is registered; parameters as above. */
        HOST,
        /** Address and port are registered; parameters as above. */
        ENDPOINT,
        /** The address is registered; parameters as above. */
        ADDRESS,
        /** The name lies in a registered domain; parameters as above. */
        SUFFIX,
        /** The address lies in a registered network; parameters as above. */
        NETWORK,
        /** Equally close rules name systems of one unit; parameters: match, the systems. */
        SEVERAL_SYSTEMS,
        /** The address lies in a pool; parameters: match, origin, the network kind. */
        POOL,
        /** Equally close rules name different units; parameters: match, the owners. */
        AMBIGUOUS,
        /** No rule holds it at that time; no parameters. */
        NONE
    }

    /** Copies the parameters. */
    public Reason {
        parameters = List.copyOf(parameters);
    }

    static Reason of(Code code, String... parameters) {
        return new Reason(code, List.of(parameters));
    }

    /** The reason as a sentence in Chinese or English. */
    public String text(Locale locale) {
        Texts texts = new Texts(Reason.class);
        Object[] shown = parameters.toArray();
        if (code == Code.POOL) {
            shown[2] = texts.say(locale, "network." + parameters.get(2));
        }
        return texts.say(locale, "reason." + code.name(), shown);
    }
}
