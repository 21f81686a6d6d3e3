package org.fengsui.server.campus.registry.web;

import java.util.List;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.UnitWork;
import org.springframework.stereotype.Component;

/** The posts a unit has to file (第十三条), on its 待办. */
@Component
class PostsToFile implements UnitWork {

    private final Vacancies vacancies;
    private final VacancyLines lines;

    PostsToFile(Vacancies vacancies, VacancyLines lines) {
        this.vacancies = vacancies;
        this.lines = lines;
    }

    @Override
    public List<Line> of(Reader reader) {
        var open = vacancies.open(reader.actor().scope());
        return lines.of(open, reader).stream().map(line -> line(line, reader)).toList();
    }

    private static Line line(VacancyLines.Line vacancy, Reader reader) {
        return new Line(
                reader.say("registry.vacancy.work", vacancy.unit(), vacancy.post()),
                vacancy.story(),
                reader.say("registry.vacancy.workAct"),
                "/unit/people",
                vacancy.clock());
    }

    @Override
    public long count(Actor actor) {
        return vacancies.count(actor.scope());
    }
}
