package org.fengsui.engine.observation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which checks a scan ran. */
public sealed interface CheckScope {
    /** Whether the check ran. */
    boolean ran(String check);

    /**
     * All checks of a named policy or task: the report does not list them, but a check that this
     * policy once reported runs again under it.
     *
     * @param name the policy or task as the report names it, to be compared with that of the
     *     finding's source
     */
    record AllOfPolicy(String name) implements CheckScope {
        @Override
        public boolean ran(String check) {
            return true;
        }
    }

    /** A set of checks that the report names or shows. */
    final class Named implements CheckScope {
        private final int[] numbers;
        private final Set<String> others;

        /**
         * Keeps the checks; the tens of thousands of plugin numbers of a policy cost four bytes
         * each.
         */
        public Named(Iterable<String> checks) {
            int[] found = new int[16];
            int count = 0;
            Set<String> rest = new HashSet<>();
            for (String check : checks) {
                if (isNumber(check)) {
                    found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                    found[count++] = Integer.parseInt(check);
                } else {
                    rest.add(check);
                }
            }
            numbers = Arrays.stream(found, 0, count).sorted().distinct().toArray();
            others = Set.copyOf(rest);
        }

        @Override
        public boolean ran(String check) {
            return isNumber(check)
                    ? Arrays.binarySearch(numbers, Integer.parseInt(check)) >= 0
                    : others.contains(check);
        }

        /** The checks, numbers first. */
        public List<String> checks() {
            return Stream.concat(
                            Arrays.stream(numbers).mapToObj(Integer::toString), others.stream())
                    .toList();
        }

        /** How many checks there are. */
        public int size() {
            return numbers.length + others.size();
        }

        @Override
        public String toString() {
            return size() + " checks";
        }

        private static boolean isNumber(String check) {
            return !check.isEmpty()
                    && check.length() <= 9
                    && check.charAt(0) != '0'
                    && check.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
