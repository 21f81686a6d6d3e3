package org.fengsui.server.command;

import java.io.PrintStream;
import java.util.List;

/** One thing the command can do. */
@FunctionalInterface
interface Verb {

    /** It was done. */
    int DONE = 0;

    /** It failed on the way; what failed is on the error stream. */
    int FAILED = 1;

    /** It was refused before anything was done; why is on the error stream. */
    int REFUSED = 2;

    /**
     * Does it.
     *
     * @param arguments what follows the verb
     * @return the exit code
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
