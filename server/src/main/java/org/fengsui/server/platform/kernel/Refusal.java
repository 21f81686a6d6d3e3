package org.fengsui.server.platform.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused whole, for a reason a user can act on. Shown as a page or as
 * problem+json in the reader's language; nothing else about the failure leaves the server.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<Object> arguments;

    /**
     * @param problem the catalogue's entry
     * @param arguments what the entry's texts name, in their order; shown to users, so no secrets
     */
    public Refusal(Problem problem, Object... arguments) {
        this(null, problem, arguments);
    }

    /** The same, with the failure behind it for the log. */
    public Refusal(@Nullable Throwable cause, Problem problem, Object... arguments) {
        super(problem.slug() + " " + Arrays.toString(arguments), cause);
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    /** The catalogue's entry. */
    public Problem problem() {
        return problem;
    }

    /** What the entry's texts name. */
    public List<Object> arguments() {
        return arguments;
    }
}
