package org.fengsui.server.platform.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far long work has come. The fragment asks again until it is finished, and the work goes on
 * when the page is left.
 *
 * @param href address of the fragment that shows it again
 * @param done how many are done
 * @param total how many there are; negative while unknown
 * @param unit what is counted, finished text: 项
 * @param elapsed how long it has run (monotonic)
 * @param finished whether it has ended
 * @param note what it is doing, or how it ended
 */
public record Progress(
        String href,
        long done,
        long total,
        String unit,
        Duration elapsed,
        boolean finished,
        @Nullable String note) {

    /** Done of a hundred; 0 while the total is unknown. */
    public int percent() {
        if (total <= 0) {
            return finished ? 100 : 0;
        }
        return Math.clamp(done * 100 / total, 0, 100);
    }

    /** Done per second, from the start. */
    public long rate() {
        var seconds = Math.max(1, elapsed.toSeconds());
        return done / seconds;
    }

    /** Time left at this rate; null while it cannot be told. */
    public @Nullable Duration left() {
        if (finished || total <= 0 || done <= 0) {
            return null;
        }
        return elapsed.multipliedBy(Math.max(0, total - done)).dividedBy(done);
    }

    /** Count, rate and time left in one line. */
    public String line(Reader reader) {
        var times = reader.times();
        if (finished) {
            return reader.say("progress.finished", times.number(done), unit, times.span(elapsed));
        }
        var left = left();
        if (left == null) {
            return reader.say("progress.running", times.number(done), unit, times.number(rate()));
        }
        return reader.say(
                "progress.left",
                times.number(done),
                times.number(total),
                unit,
                times.number(rate()),
                times.span(left));
    }
}
