package org.fengsui.server.duty.measure.web;

import java.util.List;
import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.UnitWork;
import org.springframework.stereotype.Component;

/** The measures a unit may apply to have lifted, on its 待办. */
@Component
class MeasuresToLift implements UnitWork {

    private final MeasureDesk desk;

    MeasuresToLift(MeasureDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Line> of(Reader reader) {
        return desk.restorable(reader.actor().scope()).stream()
                .map(measure ->
                        new Line(
                                reader.say("measure.unit.work", measure.called()),
                                reader.say("measure.unit.workNote"),
                                reader.say("measure.unit.workAct"),
                                "/unit/measures/" + measure.id(),
                                null))
                .toList();
    }

    @Override
    public long count(Actor actor) {
        return desk.restorable(actor.scope()).size();
    }
}
