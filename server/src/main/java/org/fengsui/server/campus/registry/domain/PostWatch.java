package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Periodic;
import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * Notices posts that nobody holds any more, however that came about: an end that was entered long
 * before, an import, a unit that has become a 责任单位. One node at a time: it holds the edition.
 */
@Component
public class PostWatch implements Periodic {

    private final Vacancies vacancies;

    PostWatch(Vacancies vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public String name() {
        return "registry-posts";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void runOnce() {
        vacancies.watch(Actor.machine("registry-posts"));
    }
}
