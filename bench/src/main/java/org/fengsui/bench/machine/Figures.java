package org.fengsui.bench.machine;

import java.util.Map;

/**
 * What a measured program reported.
 *
 * @param byName the figures, units as the program has them; {@code wall} is its whole run in
 *     seconds
 */
public record Figures(Map<String, Double> byName) {
    /** Copies the figures. */
    public Figures {
        byName = Map.copyOf(byName);
    }

    /** Whether it reported this. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * A figure.
     *
     * @throws IllegalStateException if the program did not report it
     */
    public double get(String name) {
        Double figure = byName.get(name);
        if (figure == null) {
            throw new IllegalStateException("no figure " + name + " among " + byName);
        }
        return figure;
    }
}
