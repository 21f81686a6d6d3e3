package org.fengsui.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arguments of a verb: {@code --name value} pairs, switches, and the words between them. */
public final class Options {
    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /**
     * Takes the arguments apart.
     *
     * @param named options with a value, with their dashes
     * @param switches options without one
     * @throws IllegalArgumentException on an option that is neither, or whose value is missing
     */
    public Options(List<String> arguments, Set<String> named, Set<String> switches) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (switches.contains(argument)) {
                values.put(argument, "");
            } else if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (!named.contains(argument)) {
                throw new IllegalArgumentException("there is no option " + argument + " here");
            } else if (++i == arguments.size()) {
                throw new IllegalArgumentException("option " + argument + " needs a value");
            } else {
                values.put(argument, arguments.get(i));
            }
        }
    }

    /** The word at a place, from 0; {@code what} says what is missing if there is none. */
    public String word(int place, String what) {
        if (place >= words.size()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return words.get(place);
    }

    /** Whether an option stands there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an option. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** The value of an option as a whole number. */
    public long number(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + value, e);
        }
    }

    /** The value of an option as a whole number of moderate size. */
    public int count(String name, int otherwise) {
        long number = number(name, otherwise);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " is out of bounds: " + number);
        }
        return (int) number;
    }
}
