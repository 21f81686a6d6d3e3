package org.fengsui.server.platform.kernel;

/**
 * A number about the running server that its keepers watch. Each bean is asked whenever the metrics
 * are read, so it must be cheap.
 */
public interface Measure {

    /** Words with dots, unique in the product: {@code outbox.waiting}. */
    String name();

    /** What is counted, in English, as it stands with the metrics. */
    String meaning();

    /** The number now; may fail while the record does not answer. */
    double now();
}
