package org.fengsui.engine.attribution;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row as values; what cannot be read is noted and answered by a harmless value.
 */
final class Cells {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:T00:00(?::00)?)?");
    private static final Pattern NAMES = Pattern.compile("[;；\\r\\n]+");
    private static final Pattern NAME_WITH_DAY =
            Pattern.compile(
                    "(?<name>.*?)\\s*[（(]\\s*"
                            + "(?:(?:至|到|(?:to|until)\\s+(?=[0-9]))\\s*(?<until>.*?)"
                            + "|(?<day>[0-9]{4}[-/.年].*?))\\s*[）)]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s;；,，、]+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final Pattern WECOM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()\\-]*");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,12}");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "是");
    private static final Set<String> NO = Set.of("", "no", "n", "false", "0", "否");
    private static final Map<String, Integer> GRADES =
            Map.of("1", 1, "2", 2, "3", 3, "4", 4, "5", 5, "一", 1, "二", 2, "三", 3, "四", 4, "五", 5);

    private final TableRow row;
    private final Map<Column, Integer> columns;
    private final List<RegistryProblem> problems;

    Cells(TableRow row, Map<Column, Integer> columns, List<RegistryProblem> problems) {
        this.row = row;
        this.columns = columns;
        this.problems = problems;
    }

    long line() {
        return row.line();
    }

    /** The cell without the apostrophe by which exports keep spreadsheets from running a cell. */
    String raw(Column column) {
        Integer index = columns.get(column);
        String cell = index == null ? "" : row.cells().get(index);
        boolean armoured =
                cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return armoured ? cell.substring(1) : cell;
    }

    void note(@Nullable Column column, RegistryProblem.Code code, String... parameters) {
        problems.add(RegistryProblem.of(row.line(), column, code, parameters));
    }

    @Nullable String text(Column column, int longest) {
        String cell = raw(column);
        boolean control = cell.chars().anyMatch(Character::isISOControl);
        if (cell.length() > longest || control) {
            note(column, RegistryProblem.Code.TEXT, cell, String.valueOf(longest));
        }
        return cell.isEmpty() ? null : cell;
    }

    String needed(Column column, int longest) {
        String cell = text(column, longest);
        if (cell == null) {
            note(column, RegistryProblem.Code.EMPTY);
            return "";
        }
        return cell;
    }

    boolean yesNo(Column column) {
        String cell = raw(column).toLowerCase(Locale.ROOT);
        if (!YES.contains(cell) && !NO.contains(cell)) {
            note(column, RegistryProblem.Code.NOT_ALLOWED, cell, "yes 是, no 否");
        }
        return YES.contains(cell);
    }

    /** The same where an empty cell says that nobody has said. */
    @Nullable Boolean yesNoOrNone(Column column) {
        return raw(column).isEmpty() ? null : yesNo(column);
    }

    <E extends Named> @Nullable E one(Column column, E[] values) {
        String cell = raw(column);
        E found = Named.find(values, cell);
        if (cell.isEmpty()) {
            note(column, RegistryProblem.Code.EMPTY);
        } else if (found == null) {
            note(column, RegistryProblem.Code.NOT_ALLOWED, cell, Named.all(values));
        }
        return found;
    }

    /** The same where the cell may be empty. */
    <E extends Named> @Nullable E oneOrNone(Column column, E[] values) {
        return raw(column).isEmpty() ? null : one(column, values);
    }

    /** A number from 0, with or without separators of thousands. */
    @Nullable Long count(Column column) {
        String cell = raw(column).replace(",", "").replace("，", "");
        if (cell.isEmpty()) {
            return null;
        }
        if (!COUNT.matcher(cell).matches()) {
            note(column, RegistryProblem.Code.NOT_ALLOWED, raw(column), "0, 12000");
            return null;
        }
        return Long.valueOf(cell);
    }

    Set<Post> posts() {
        Set<Post> posts = EnumSet.noneOf(Post.class);
        for (String word : words(raw(Column.POSTS))) {
            Post post = Named.find(Post.values(), word);
            if (post == null) {
                note(
                        Column.POSTS,
                        RegistryProblem.Code.NOT_ALLOWED,
                        word,
                        Named.all(Post.values()));
            } else {
                posts.add(post);
            }
        }
        return posts;
    }

    @Nullable String email() {
        return matching(Column.EMAIL, EMAIL, "name@example.edu.cn");
    }

    @Nullable String phone() {
        return matching(Column.PHONE, PHONE, "+86 27 5550 0100");
    }

    @Nullable String wecom() {
        return matching(Column.WECOM, WECOM, "zhang.san");
    }

    @Nullable Integer grade() {
        String cell = raw(Column.GRADE).replace("第", "").replace("级", "");
        Integer grade = GRADES.get(cell);
        if (grade == null && !cell.isEmpty()) {
            note(Column.GRADE, RegistryProblem.Code.NOT_ALLOWED, raw(Column.GRADE), "1–5, 一级–五级");
        }
        return grade;
    }

    RegistryRow.Days days(Column from, Column to) {
        LocalDate first = date(from);
        LocalDate last = date(to);
        if (first != null && last != null && last.isBefore(first)) {
            note(to, RegistryProblem.Code.DAYS_REVERSED, first.toString(), last.toString());
        }
        return new RegistryRow.Days(first, last);
    }

    List<Match> addresses() {
        List<Match> matches = new ArrayList<>();
        for (String word : words(raw(Column.ADDRESSES))) {
            try {
                Match match = Match.parse(word);
                if (!matches.contains(match)) {
                    matches.add(match);
                }
            } catch (AddressFormatException e) {
                problems.add(RegistryProblem.of(row.line(), Column.ADDRESSES, e));
            }
        }
        return matches;
    }

    /** Names with the last day behind each in parentheses, where it is known. */
    List<FormerName> formerNames(int longest) {
        return NAMES.splitAsStream(raw(Column.FORMER_NAMES))
                .map(String::strip)
                .filter(said -> !said.isEmpty())
                .map(said -> formerName(said, longest))
                .toList();
    }

    private FormerName formerName(String said, int longest) {
        Matcher matcher = NAME_WITH_DAY.matcher(said);
        boolean dated = matcher.matches();
        String name = dated ? matcher.group("name") : said;
        boolean control = name.chars().anyMatch(Character::isISOControl);
        if (name.length() > longest || control) {
            note(Column.FORMER_NAMES, RegistryProblem.Code.TEXT, name, String.valueOf(longest));
        }
        if (name.isEmpty()) {
            note(Column.FORMER_NAMES, RegistryProblem.Code.NOT_ALLOWED, said, "示例系（至 2024-08-31）");
        }
        if (!dated) {
            return new FormerName(name, null);
        }
        String until = matcher.group("until");
        return new FormerName(
                name, day(Column.FORMER_NAMES, until == null ? matcher.group("day") : until));
    }

    private @Nullable String matching(Column column, Pattern pattern, String example) {
        String cell = text(column, 254);
        if (cell != null && !pattern.matcher(cell).matches()) {
            note(column, RegistryProblem.Code.NOT_ALLOWED, cell, example);
        }
        return cell;
    }

    @Nullable LocalDate date(Column column) {
        String cell = raw(column);
        return cell.isEmpty() ? null : day(column, cell);
    }

    private @Nullable LocalDate day(Column column, String cell) {
        Matcher matcher = DATE.matcher(cell);
        try {
            if (matcher.matches()) {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
        } catch (DateTimeException e) {
            note(column, RegistryProblem.Code.DATE, cell);
            return null;
        }
        note(column, RegistryProblem.Code.DATE, cell);
        return null;
    }

    private static List<String> words(String cell) {
        return SEPARATORS.splitAsStream(cell).filter(word -> !word.isEmpty()).toList();
    }
}
