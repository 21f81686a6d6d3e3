package org.fengsui.server.platform.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do from here: a link, a POST, or a POST that first asks for the reason
 * that will stand in the history.
 *
 * @param label finished text, a verb
 * @param href where it leads or posts to
 * @param kind link, post or post with reason
 * @param icon symbol of the icon sheet, or null
 * @param fields hidden fields of a post, such as the version that was read
 * @param question what the dialog asks, for a post with reason or a confirmation; null for none
 */
public record Action(
        String label,
        String href,
        Kind kind,
        @Nullable String icon,
        Map<String, String> fields,
        @Nullable String question) {

    /** How it is carried out. */
    public enum Kind {
        /** A plain link. */
        LINK,
        /** A form of its own, sent at once. */
        POST,
        /** A dialog that asks for a reason (field {@code reason}), then a POST. */
        REASON,
        /** A dialog that says what will happen, then a POST. */
        CONFIRM
    }

    /** Keeps its own copy. */
    public Action {
        fields = Map.copyOf(fields);
    }

    /** A link. */
    public static Action link(String label, String href) {
        return new Action(label, href, Kind.LINK, null, Map.of(), null);
    }

    /** A POST, sent at once. */
    public static Action post(String label, String href) {
        return new Action(label, href, Kind.POST, null, Map.of(), null);
    }

    /** A POST that asks for a reason first; it arrives as the field {@code reason}. */
    public static Action reason(String label, String href, String question) {
        return new Action(label, href, Kind.REASON, null, Map.of(), question);
    }

    /** A POST that first says what will happen. */
    public static Action confirm(String label, String href, String question) {
        return new Action(label, href, Kind.CONFIRM, null, Map.of(), question);
    }

    /** The same with a symbol. */
    public Action icon(String symbol) {
        return new Action(label, href, kind, symbol, fields, question);
    }

    /** The same with a hidden field more. */
    public Action with(String name, Object value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, String.valueOf(value));
        return new Action(label, href, kind, icon, more, question);
    }

    /** A stable name for its dialog within a page. */
    public String dialogId() {
        return "ask-" + Integer.toHexString((href + fields).hashCode());
    }
}
