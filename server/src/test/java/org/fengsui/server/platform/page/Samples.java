package org.fengsui.server.platform.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Readers and moments for tests without a server. */
public final class Samples {

    private Samples() {}

    /** The kit's own bundle. */
    public static Texts texts() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/page");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.CHINESE);
        return new Texts(
                source, new StaticListableBeanFactory().getBeanProvider(SchoolNames.class));
    }

    /** A local time of the school. */
    public static Instant at(String schoolTime) {
        return LocalDateTime.parse(schoolTime).atZone(BusinessClock.ZONE).toInstant();
    }

    /** An operator who reads at a moment. */
    public static Reader reader(String schoolTime, Locale locale) {
        var texts = texts();
        var actor = actor(Role.OFFICE_OPERATOR);
        return new Reader(actor, locale, texts, new Times(at(schoolTime), locale, texts));
    }

    /** Someone with a role. */
    public static Actor actor(Role role) {
        return new Actor(7, "值守员甲", Set.of(role), null, Scope.school());
    }
}
