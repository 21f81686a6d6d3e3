package org.fengsui.server.platform.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Errand.State;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * An errand as the page of what it is done to shows it.
 *
 * @param progress how far it is
 * @param refused why nothing was done, in the reader's language; null otherwise
 */
public record ErrandView(State state, Progress progress, @Nullable String refused) {

    /**
     * Shows one.
     *
     * @param errand null where nobody asked for one
     * @param href address of the fragment that shows its progress again
     * @param unit what is counted, finished text: 行
     * @param note what is being done, finished text
     * @param now by the system clock
     */
    public static @Nullable ErrandView of(
            @Nullable Errand errand,
            String href,
            String unit,
            String note,
            Reader reader,
            Instant now) {
        if (errand == null) {
            return null;
        }
        return new ErrandView(
                errand.state(),
                new Progress(
                        href,
                        errand.done(),
                        errand.total(),
                        unit,
                        errand.elapsed(now),
                        !errand.going(),
                        note),
                refused(errand, reader));
    }

    /**
     * Why nothing of an errand was done, in the reader's language; null where it was not refused.
     */
    public static @Nullable String refused(Errand errand, Reader reader) {
        var refused = errand.refused();
        return refused == null
                ? null
                : reader.say(
                        "problem." + refused.problem() + ".detail", refused.arguments().toArray());
    }

    /**
     * Answers the fragment that asks again; once the errand has ended the page is shown anew.
     *
     * @throws Refusal if nobody asked for one
     */
    public static String again(
            @Nullable ErrandView errand, Model model, HttpServletResponse response) {
        if (errand == null) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        if (!errand.going()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("progress", errand.progress());
        return "page/parts :: progress(progress=${progress})";
    }

    /** Whether it waits or is carried out. */
    public boolean going() {
        return state == State.GOING;
    }

    /** Whether all of it is done. */
    public boolean done() {
        return state == State.DONE;
    }

    /** Whether it was broken off. */
    public boolean cutOff() {
        return state == State.CUT_OFF;
    }
}
