package org.fengsui.engine.observation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A set of ports as sorted ranges, cheap for "all" and for a handful alike. Immutable. */
public final class PortRanges {
    /** No port. */
    public static final PortRanges NONE = new PortRanges(new int[0]);

    /** Ports 1 to 65535. */
    public static final PortRanges ALL = new PortRanges(new int[] {1, 65535});

    private static final int HIGHEST = 65535;

    private final int[] bounds;

    private PortRanges(int[] bounds) {
        this.bounds = bounds;
    }

    /**
     * Reads {@code 1-65535}, {@code 22,80,443}, {@code 1-1024,T:8080}; prefixes {@code T:} and
     * {@code U:} choose what follows for one transport.
     *
     * @param transport whose ports are wanted
     * @return null if the text is anything else, such as a name for a list kept elsewhere ({@code
     *     default})
     */
    public static @Nullable PortRanges parse(String text, Transport transport) {
        Builder builder = new Builder();
        boolean mine = true;
        for (String part : text.replace(" ", "").split(",", -1)) {
            String range = part;
            if (range.length() > 1 && range.charAt(1) == ':') {
                mine = Character.toUpperCase(range.charAt(0)) == transport.name().charAt(0);
                range = range.substring(2);
            }
            if (range.isEmpty()) {
                continue;
            }
            int[] ends = ends(range);
            if (ends == null) {
                return null;
            }
            if (mine) {
                builder.add(ends[0], ends[1]);
            }
        }
        return builder.build();
    }

    /** Whether the port is in the set. */
    public boolean contains(int port) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (port <= bounds[i + 1]) {
                return port >= bounds[i];
            }
        }
        return false;
    }

    /** Whether there is no port. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** The ports of both. */
    public PortRanges and(PortRanges other) {
        if (covers(other)) {
            return this;
        }
        Builder builder = new Builder();
        builder.add(this);
        builder.add(other);
        return builder.build();
    }

    /** Whether every port of the other is one of these: its ranges lie in ranges of this. */
    private boolean covers(PortRanges other) {
        int own = 0;
        for (int i = 0; i < other.bounds.length; i += 2) {
            while (own < bounds.length && bounds[own + 1] < other.bounds[i]) {
                own += 2;
            }
            boolean inside =
                    own < bounds.length
                            && bounds[own] <= other.bounds[i]
                            && other.bounds[i + 1] <= bounds[own + 1];
            if (!inside) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortRanges ranges && Arrays.equals(bounds, ranges.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** As written in {@link #parse}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        for (int i = 0; i < bounds.length; i += 2) {
            text.add(bounds[i] == bounds[i + 1] ? "" + bounds[i] : bounds[i] + "-" + bounds[i + 1]);
        }
        return text.toString();
    }

    private static int @Nullable [] ends(String range) {
        int dash = range.indexOf('-');
        try {
            if (dash < 0) {
                int port = Integer.parseInt(range);
                return new int[] {port, port};
            }
            String first = range.substring(0, dash);
            String last = range.substring(dash + 1);
            return new int[] {
                first.isEmpty() ? 1 : Integer.parseInt(first),
                last.isEmpty() ? HIGHEST : Integer.parseInt(last)
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Collects ports in any order. */
    public static final class Builder {
        private final List<int[]> ranges = new ArrayList<>();

        /** Starts with no port. */
        public Builder() {}

        /** Adds one port; ports outside 1–65535 are left out. */
        public Builder add(int port) {
            return add(port, port);
        }

        /** Adds a range, ends included. */
        public Builder add(int first, int last) {
            int from = Math.max(first, 1);
            int to = Math.min(last, HIGHEST);
            if (from <= to) {
                ranges.add(new int[] {from, to});
            }
            return this;
        }

        /** Adds a set. */
        public Builder add(PortRanges other) {
            for (int i = 0; i < other.bounds.length; i += 2) {
                add(other.bounds[i], other.bounds[i + 1]);
            }
            return this;
        }

        /** The set. */
        public PortRanges build() {
            ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
            List<int[]> merged = new ArrayList<>();
            for (int[] range : ranges) {
                int[] last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && range[0] <= last[1] + 1) {
                    last[1] = Math.max(last[1], range[1]);
                } else {
                    merged.add(range.clone());
                }
            }
            return new PortRanges(merged.stream().flatMapToInt(Arrays::stream).toArray());
        }
    }
}
