package org.fengsui.server.duty.notice.service;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.paper.Filling;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/**
 * A fictional notice that shows all of a paper: one item with everything, one with what every item
 * has.
 */
@Component
class TemplateSample {

    private final NoticePaper words;
    private final Texts texts;

    TemplateSample(NoticePaper words, Texts texts) {
        this.words = words;
        this.texts = texts;
    }

    Filling says(LocalDate date) {
        var terms = words.terms(Notice.Kind.VULNERABILITY);
        var values = new HashMap<String, String>();
        put(values, NoticeField.NUMBER, Documents.printed(words.series(), date.getYear(), 1));
        put(values, NoticeField.REGULATION, terms.regulation());
        put(values, NoticeField.ARTICLE, terms.article());
        put(values, NoticeField.PERIOD, terms.period());
        put(values, NoticeField.SIGNER, words.signer());
        put(values, NoticeField.DATE, OfficialDocument.dateText(date));
        for (var field :
                List.of(
                        NoticeField.UNIT,
                        NoticeField.TOPIC,
                        NoticeField.REMARK,
                        NoticeField.PHONE,
                        NoticeField.COPIES,
                        NoticeField.CODE)) {
            put(values, field, say(field.name()));
        }
        return new Filling(
                values, NoticeField.ofItems(), List.of(item("1", true), item("2", false)));
    }

    private Map<String, String> item(String place, boolean all) {
        var values = new HashMap<String, String>();
        for (var field :
                List.of(
                        NoticeField.NAME,
                        NoticeField.LEVEL,
                        NoticeField.TARGET,
                        NoticeField.HARM,
                        NoticeField.REMEDY)) {
            put(values, field, say(field.name() + "." + place));
        }
        for (var field :
                List.of(
                        NoticeField.SYSTEM,
                        NoticeField.FOUND,
                        NoticeField.FOUND_BY,
                        NoticeField.SELF_CHECK,
                        NoticeField.REFS,
                        NoticeField.CONTINUES,
                        NoticeField.RECURS)) {
            put(values, field, all ? say(field.name()) : "");
        }
        return values;
    }

    private static void put(Map<String, String> into, NoticeField field, String value) {
        into.put(field.word(), value);
    }

    private String say(String key) {
        return texts.chinese("notice.template.sample." + key);
    }
}
