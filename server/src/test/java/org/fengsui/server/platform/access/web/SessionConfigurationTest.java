package org.fengsui.server.platform.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@ServerTest
record SessionConfigurationTest(SessionRepository<? extends Session> sessions) {

    @Test
    void twoRequestsOfOnePersonMayLeaveTheSameThingAtOnce() {
        assertThat(left(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String left(SessionRepository<S> sessions) {
        var begun = sessions.createSession();
        sessions.save(begun);
        var first = sessions.findById(begun.getId());
        var second = sessions.findById(begun.getId());
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        first.setAttribute("message", "first");
        second.setAttribute("message", "second");
        sessions.save(first);
        sessions.save(second);
        var after = sessions.findById(begun.getId());
        assertThat(after).isNotNull();
        return after.getRequiredAttribute("message");
    }
}
