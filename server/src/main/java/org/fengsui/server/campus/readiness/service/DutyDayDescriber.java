package org.fengsui.server.campus.readiness.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;

/** How this room names the days of its roster to the ledger. */
@Component
class DutyDayDescriber implements SubjectDescriber {

    private final Texts texts;

    DutyDayDescriber(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String type() {
        return "duty-day";
    }

    @Override
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var id : ids) {
            var day = LocalDate.ofEpochDay(id).toString();
            var title = texts.chinese("readiness.roster.dayTitle", day);
            all.put(
                    id,
                    new Description(
                            title, new Subject("duty-day", id), title, "/roster", "/roster"));
        }
        return all;
    }
}
