package org.fengsui.server.platform.reading;

import java.nio.file.Path;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The check that each door for texts and files passes (第五条, 保密办公室): what bears a mark of secrecy is
 * refused whole, to be handled offline, and announced as {@link MarkedMaterial}. It finds marks
 * only, so it is no safeguard: see {@link Marking}.
 */
@Component
public class Markings {

    private final Reading reading;
    private final ApplicationEventPublisher events;

    Markings(Reading reading, ApplicationEventPublisher events) {
        this.reading = reading;
        this.events = events;
    }

    /**
     * Somebody who brings something.
     *
     * @param door see {@link MarkedMaterial}
     * @param accountId 0 where no account does
     * @param who as a history names him
     */
    public record Bringer(String door, long accountId, String who) {}

    /**
     * Checks texts, each apart.
     *
     * @param texts null ones are passed over
     * @throws Refusal if one bears a mark
     */
    public void check(Bringer bringer, @Nullable String... texts) {
        for (var text : texts) {
            if (text != null && Marking.in(text).isPresent()) {
                throw refusal(bringer);
            }
        }
    }

    /**
     * Checks a file: its name, and what it says where it is a PDF, Word, Excel or text file. One
     * that cannot be read passes here; the door has its own say about it.
     *
     * @param name as the sender knows it
     * @param content the bytes on disk
     * @throws Refusal if it bears a mark, or nothing can be read now
     */
    public void check(Bringer bringer, String name, Path content) {
        if (Marking.inName(name).isPresent() || reading.marked(name, content)) {
            throw refusal(bringer);
        }
    }

    private Refusal refusal(Bringer bringer) {
        events.publishEvent(new MarkedMaterial(bringer.door(), bringer.accountId(), bringer.who()));
        return new Refusal(ReadingProblem.MARKED);
    }
}
