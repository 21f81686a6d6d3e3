package org.fengsui.server.alarm.warning.web;

import java.util.List;
import org.fengsui.server.alarm.warning.service.WarningDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.UnitWork;
import org.springframework.stereotype.Component;

/** The warnings a unit has to confirm, on its 待办. */
@Component
class WarningsToConfirm implements UnitWork {

    private final WarningDesk desk;
    private final SubjectClocks clocks;

    WarningsToConfirm(WarningDesk desk, SubjectClocks clocks) {
        this.desk = desk;
        this.clocks = clocks;
    }

    @Override
    public List<Line> of(Reader reader) {
        var scope = reader.actor().scope();
        var all = desk.toConfirm(scope);
        var bars =
                clocks.bars(
                        scope,
                        all.stream()
                                .map(told -> new Subject("warning-confirmation", told.asked().id()))
                                .toList(),
                        reader);
        return all.stream()
                .map(told ->
                        new Line(
                                told.warning().called(),
                                reader.say("warning.unit.workNote"),
                                reader.say("warning.unit.workAct"),
                                "/unit/warnings/" + told.asked().id(),
                                bars.get(new Subject("warning-confirmation", told.asked().id()))))
                .toList();
    }

    @Override
    public long count(Actor actor) {
        return desk.toConfirm(actor.scope()).size();
    }
}
