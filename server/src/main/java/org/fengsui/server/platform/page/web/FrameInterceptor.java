package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.platform.page.store.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts reader and frame beside the model of every page. */
record FrameInterceptor(Readers readers, Frames frames, Languages languages)
        implements HandlerInterceptor {

    /** A browser that knows no language gets the one its person chose last. */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && Preferences.language(request).isEmpty()) {
            readers.actor()
                    .filter(actor -> !actor.isMachine())
                    .flatMap(languages::of)
                    .ifPresent(language -> Preferences.keepLanguage(request, response, language));
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || !page.hasView()) {
            return;
        }
        var view = page.getViewName();
        if (view != null && view.startsWith("redirect:")) {
            return;
        }
        var reader = readers.of(request);
        page.getModel().putIfAbsent("reader", reader);
        if (!page.getModel().containsKey("frame")) {
            page.addObject("frame", frames.of(request, reader));
        }
    }
}
