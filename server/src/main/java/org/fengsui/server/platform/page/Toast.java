package org.fengsui.server.platform.page;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A short message about what has just happened; waits in the session for the next page.
 *
 * @param text finished text
 * @param problem whether it tells of a refusal
 */
public record Toast(String text, boolean problem) implements Serializable {

    /** The flash attribute the frame reads. */
    public static final String FLASH = "toasts";

    /** Says after the redirect that something was done. */
    public static void done(RedirectAttributes redirect, String text) {
        add(redirect, new Toast(text, false));
    }

    /** Says after the redirect that something was refused. */
    public static void refused(RedirectAttributes redirect, String text) {
        add(redirect, new Toast(text, true));
    }

    private static void add(RedirectAttributes redirect, Toast toast) {
        var all = new ArrayList<Toast>();
        if (redirect.getFlashAttributes().get(FLASH) instanceof List<?> earlier) {
            earlier.stream()
                    .filter(Toast.class::isInstance)
                    .map(Toast.class::cast)
                    .forEach(all::add);
        }
        all.add(toast);
        redirect.addFlashAttribute(FLASH, List.copyOf(all));
    }
}
