package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The draft form: what was sent, as a draft and as Chinese texts of the checks that lacked them.
 *
 * @param form the form with its values
 * @param missing checks that have no Chinese texts, with the findings' title; a field is named by
 *     its check, so that what somebody else filled in meanwhile moves nothing
 */
record DraftForm(Form form, Map<String, String> missing) {

    /** The fields asked once for each missing check; the last may stay empty. */
    private static final List<String> FIELDS = List.of("name", "harm", "remedy", "selfCheck");

    /** What is asked for because findings' checks have no Chinese texts, with their titles. */
    static Map<String, String> missing(List<Episode> episodes, Map<Check, Knowledge.Entry> known) {
        var missing = new LinkedHashMap<String, String>();
        for (var episode : episodes) {
            var check = NoticeDesk.check(episode);
            if (!known.containsKey(check)) {
                missing.putIfAbsent(check.asked(), episode.title());
            }
        }
        return missing;
    }

    /** What the drafter decided. */
    static Draft draft(MultiValueMap<String, String> sent) {
        return new Draft(
                value(sent, "topic"),
                value(sent, "remark"),
                ids(sent.getOrDefault("episode", List.of())),
                ids(sent.getOrDefault("supporting", List.of())),
                style(value(sent, "style")),
                assigned(sent));
    }

    /** Which finding is assigned to which supporting unit; one field a finding. */
    static Map<Long, Long> assigned(MultiValueMap<String, String> sent) {
        var assigned = new LinkedHashMap<Long, Long>();
        for (var field : sent.keySet()) {
            var unit = value(sent, field);
            if (field.matches("assigned:[0-9]{1,18}") && unit.matches("[0-9]{1,18}")) {
                assigned.put(
                        Long.valueOf(field.substring("assigned:".length())), Long.valueOf(unit));
            }
        }
        return assigned;
    }

    private static @Nullable Style style(String value) {
        return Stream.of(Style.values())
                .filter(style -> style.name().equals(value))
                .findFirst()
                .orElse(null);
    }

    private static List<Long> ids(List<String> values) {
        return values.stream().filter(v -> v.matches("\\d{1,18}")).map(Long::valueOf).toList();
    }

    private static String value(MultiValueMap<String, String> sent, String field) {
        var first = sent.getFirst(field);
        return first == null ? "" : first;
    }

    /**
     * The Chinese texts that were typed: of a check all of name, harm and remedy, or none yet.
     *
     * @param texts the complete ones
     * @param checked the form, saying what is missing
     */
    record Typed(List<Knowledge.Entry> texts, Form checked) {}

    /** Reads the texts of the missing checks. */
    Typed typed(MultiValueMap<String, String> sent, Reader reader) {
        var texts = new ArrayList<Knowledge.Entry>();
        var checked = form;
        for (var check : missing.keySet()) {
            var words = new ArrayList<String>();
            for (var field : FIELDS) {
                words.add(value(sent, field + ":" + check).strip());
            }
            if (words.stream().anyMatch(word -> !word.isEmpty())) {
                for (var field : FIELDS.subList(0, 3)) {
                    if (words.get(FIELDS.indexOf(field)).isEmpty()) {
                        checked =
                                checked.error(
                                        field + ":" + check, reader.say("notice.form.needed"));
                    }
                }
                texts.add(
                        new Knowledge.Entry(
                                check, words.get(0), words.get(1), words.get(2), words.get(3), 0));
            }
        }
        return new Typed(texts, checked);
    }
}
