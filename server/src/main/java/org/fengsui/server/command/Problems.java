package org.fengsui.server.command;

import java.io.PrintStream;
import org.fengsui.server.platform.kernel.Problem.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.RecordProblem;

/** Says at the console what a room refused. */
final class Problems {

    private Problems() {}

    /**
     * Says it.
     *
     * @return the exit code
     */
    static int say(Refusal refusal, PrintStream err) {
        var room = refusal.problem() instanceof RecordProblem ? "record" : "backup";
        err.println("fengsui: " + Texts.detail(room, refusal));
        return refusal.problem().kind() == Kind.UNAVAILABLE ? Verb.FAILED : Verb.REFUSED;
    }
}
