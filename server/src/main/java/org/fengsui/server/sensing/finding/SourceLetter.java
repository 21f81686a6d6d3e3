package org.fengsui.server.sensing.finding;

import java.time.LocalDate;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else wrote who reports a finding: a platform, a superior.
 *
 * @param name who
 * @param number under which number; may be empty
 * @param receivedOn when it came
 * @param replyDue the last day for the reply; null where it names none, then the profile's time
 *     holds
 */
public record SourceLetter(
        String name, String number, LocalDate receivedOn, @Nullable LocalDate replyDue) {

    /** The longest name and the longest number. */
    public static final int LONGEST_NAME = 60;

    /**
     * The same without spaces around.
     *
     * @throws Refusal naming the field that is wrong
     */
    public SourceLetter checked(LocalDate today) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "name");
        }
        if (number.length() > LONGEST_NAME) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "number");
        }
        if (receivedOn.isAfter(today)) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "received");
        }
        if (replyDue != null && replyDue.isBefore(receivedOn)) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "due");
        }
        return new SourceLetter(name.strip(), number.strip(), receivedOn, replyDue);
    }
}
