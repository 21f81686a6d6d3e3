package org.fengsui.engine.attribution;

import java.util.List;
import java.util.Locale;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a registry table.
 *
 * @param line the line (xlsx: row), from 1
 * @param column null when it is about the row, or about a header that is no column
 * @param code the stable code
 * @param parameters in the order the code documents
 * @param address what is wrong with an address; null for all codes but {@link Code#ADDRESS}
 */
public record RegistryProblem(
        long line,
        @Nullable Column column,
        Code code,
        List<String> parameters,
        @Nullable AddressFormatException address) {

    /** What can be wrong. */
    public enum Code {
        /** A header is no column; parameters: the header, the nearest column. */
        UNKNOWN_COLUMN,
        /** A column stands twice; no parameters. */
        COLUMN_TWICE,
        /** A needed column is missing; no parameters. */
        MISSING_COLUMN,
        /** A needed cell is empty; no parameters. */
        EMPTY,
        /** The column says nothing about this kind of row; parameter: the kind. */
        NOT_FOR_KIND,
        /** The value is none of those allowed; parameters: value, those allowed. */
        NOT_ALLOWED,
        /** No date; parameter: value. */
        DATE,
        /** The last day comes before the first; parameters: first, last. */
        DAYS_REVERSED,
        /** A bad address; parameter: what was read. */
        ADDRESS,
        /** A URL, name or port where only networks belong; parameter: what was read. */
        NETWORK_ADDRESS,
        /** Text too long, or with characters it may not have; parameters: value, longest. */
        TEXT,
        /** The code stands twice; parameters: code, line of the first. */
        CODE_TWICE,
        /** The unit is not known; parameter: its code. */
        UNKNOWN_UNIT,
        /** The units above lead back to the unit; parameter: the way round. */
        CYCLE,
        /** More units stand above one another than a tree may have; names the limit. */
        TOO_DEEP,
        /** A network that is no pool has no unit; parameter: its kind. */
        UNIT_NEEDED,
        /** A table neither ends a unit nor takes that back; parameter: the unit's name. */
        UNIT_ENDS_ELSEWHERE,
        /** A table takes no system out of service; parameter: the system's name. */
        SYSTEM_RETIRES_ELSEWHERE
    }

    /** Copies the parameters. */
    public RegistryProblem {
        parameters = List.copyOf(parameters);
    }

    /** A problem of a row, in the words of its code. */
    public static RegistryProblem of(
            long line, @Nullable Column column, Code code, String... parameters) {
        return new RegistryProblem(line, column, code, List.of(parameters), null);
    }

    static RegistryProblem of(long line, Column column, AddressFormatException address) {
        return new RegistryProblem(line, column, Code.ADDRESS, List.of(address.read()), address);
    }

    /** The same at another line, for who reads rows that were put together from others. */
    public RegistryProblem at(long otherLine) {
        return new RegistryProblem(otherLine, column, code, parameters, address);
    }

    /** Line, column and reason as a sentence in Chinese or English. */
    public String message(Locale locale) {
        Texts texts = new Texts(RegistryProblem.class);
        return column == null
                ? texts.say(locale, "problem.line", line, reason(locale))
                : texts.say(locale, "problem.column", line, column, reason(locale));
    }

    /** The reason alone, in Chinese or English. */
    public String reason(Locale locale) {
        if (address != null) {
            return address.message(locale);
        }
        Texts texts = new Texts(RegistryProblem.class);
        return texts.say(locale, "problem." + code.name(), parameters.toArray());
    }
}
