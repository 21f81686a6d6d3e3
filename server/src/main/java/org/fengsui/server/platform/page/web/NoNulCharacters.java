package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Texts;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Refuses text the record cannot hold, before any room asks the record about it. */
record NoNulCharacters(Texts texts, LocaleResolver locales) implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (Arrays.stream(values).anyMatch(value -> value.indexOf('\0') >= 0)) {
                        throw new Refusal(
                                CommonProblem.FIELD_INVALID,
                                name,
                                texts.say(locales.resolveLocale(request), "field.nul"));
                    }
                });
        return true;
    }
}
