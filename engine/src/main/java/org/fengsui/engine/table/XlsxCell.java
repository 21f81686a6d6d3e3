package org.fengsui.engine.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell: numbers plainly, dates as {@code 2026-02-12} or {@code 2026-02-12T10:00:00},
 * formulas by their stored value, truth as {@code TRUE}/{@code FALSE}. A cell whose value is an
 * error refuses the file.
 */
final class XlsxCell {
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");
    private static final DateTimeFormatter WITH_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private XlsxCell() {}

    static String text(@Nullable Cell cell, InputFile file, long line) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean() ? "TRUE" : "FALSE";
            case NUMBER -> number(cell, cell.asNumber());
            case FORMULA -> formula(cell, file, line);
            case ERROR -> throw error(cell, file, line);
        };
    }

    private static String formula(Cell cell, InputFile file, long line) {
        Object value = cell.getValue();
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number(cell, number);
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            default -> {
                String raw = value.toString();
                if (raw.startsWith("#") && raw.matches("#[A-Z/0]+[!?]?")) {
                    throw error(cell, file, line);
                }
                BigDecimal number = isDate(cell) ? parse(raw) : null;
                yield number == null ? raw : number(cell, number);
            }
        };
    }

    private static String number(Cell cell, BigDecimal value) {
        boolean inRange = value.signum() >= 0 && value.compareTo(LAST_DAY) <= 0;
        if (isDate(cell) && inRange && cell.getType() == CellType.NUMBER) {
            return date(cell.asDate());
        }
        if (isDate(cell) && inRange) {
            return date(serial(value));
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static LocalDateTime serial(BigDecimal value) {
        long days = value.longValue();
        long seconds =
                value.subtract(BigDecimal.valueOf(days))
                        .multiply(BigDecimal.valueOf(86_400))
                        .longValue();
        return LocalDateTime.of(1899, 12, 30, 0, 0).plusDays(days).plusSeconds(seconds);
    }

    private static String date(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : WITH_TIME.format(at);
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare = LITERALS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return !bare.equals("general")
                && bare.chars().anyMatch(c -> c == 'y' || c == 'd' || c == 'h');
    }

    private static @Nullable BigDecimal parse(String raw) {
        try {
            return new BigDecimal(raw);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BadInput error(Cell cell, InputFile file, long line) {
        return new BadInput(
                InputProblem.CELL_ERROR,
                file.name(),
                line,
                String.valueOf(cell.getAddress()),
                String.valueOf(cell.getRawValue()));
    }
}
