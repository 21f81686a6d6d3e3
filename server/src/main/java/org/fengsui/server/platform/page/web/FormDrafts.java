package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Keeps what people type in every form that draws {@code page/form :: draft(form)}: what was kept
 * is laid over the form when it is opened again, but for the version of the thing that was read
 * then; a form that was taken, which is answered by a redirect, loses its draft.
 */
record FormDrafts(Readers readers, Drafts drafts) implements HandlerInterceptor {

    /** The field that names the form, as the fragment draws it. */
    static final String FIELD = "_draft";

    private static final String MODEL = "form";
    private static final String VERSION = "version";

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        var actor = readers.actor().filter(known -> !known.isMachine()).orElse(null);
        if (page == null || actor == null) {
            return;
        }
        var view = page.getViewName();
        if (view != null && view.startsWith("redirect:")) {
            var taken = request.getParameter(FIELD);
            if ("POST".equals(request.getMethod()) && taken != null) {
                drafts.forget(actor, taken);
            }
        } else if (request.getParameter(FIELD) == null
                && page.getModel().get(MODEL) instanceof Form form) {
            page.addObject(MODEL, over(actor, form));
        }
    }

    private Form over(Actor actor, Form form) {
        if (form.draftAt() != null || form.refused()) {
            return form;
        }
        var version = form.values().getOrDefault(VERSION, List.of());
        var kept = drafts.over(actor, form);
        return version.isEmpty() ? kept : kept.values(VERSION, version);
    }
}
