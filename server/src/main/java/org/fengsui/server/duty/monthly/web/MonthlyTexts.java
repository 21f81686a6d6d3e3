package org.fengsui.server.duty.monthly.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.fengsui.server.duty.monthly.MonthlyLists.Item;
import org.fengsui.server.duty.monthly.MonthlyLists.MonthlyList;
import org.fengsui.server.duty.monthly.MonthlyLists.Standing;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;

/** A monthly list in words. */
final class MonthlyTexts {

    /**
     * The items of one check.
     *
     * @param level the most severe among them
     * @param name its name
     * @param remark says that it has no Chinese name yet; empty where it has
     * @param remedy what to do
     * @param places where it is, each with what became of it
     */
    record Card(Level level, String name, String remark, String remedy, List<Place> places) {}

    /** One place with what became of it. */
    record Place(String place, String since, Chip standing) {}

    private MonthlyTexts() {}

    /** 2026年4月. */
    static String month(YearMonth month, Reader reader) {
        return reader.say(
                "monthlyList.month",
                Integer.toString(month.getYear()),
                Integer.toString(month.getMonthValue()));
    }

    static String title(MonthlyList list, Reader reader) {
        return reader.say("monthlyList.of", month(list.month(), reader));
    }

    /** How many are gone since, of how many. */
    static String progress(Collection<Item> items, Reader reader) {
        var fixed = items.stream().filter(item -> item.standing() == Standing.FIXED).count();
        return reader.say(
                "monthlyList.progress",
                reader.times().number(items.size()),
                reader.times().number(fixed));
    }

    /** The items by check, in their order. */
    static List<Card> cards(List<Item> items, Reader reader) {
        var byCheck = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            byCheck.computeIfAbsent(item.check() + "\n" + item.name(), _ -> new ArrayList<>())
                    .add(item);
        }
        return byCheck.values().stream().map(of -> card(of, reader)).toList();
    }

    private static Card card(List<Item> items, Reader reader) {
        var first = items.getFirst();
        return new Card(
                Level.of(first.severity()),
                first.name(),
                first.named() ? "" : reader.say("monthlyList.unnamed"),
                first.remedy().isEmpty() ? reader.say("monthlyList.noRemedy") : first.remedy(),
                items.stream()
                        .map(item ->
                                new Place(
                                        item.place(),
                                        reader.say(
                                                "monthlyList.since",
                                                reader.times().date(item.firstSeen())),
                                        chip(item.standing(), reader)))
                        .toList());
    }

    private static Chip chip(Standing standing, Reader reader) {
        var word = reader.say("monthlyList.standing", standing);
        return switch (standing) {
            case THERE -> Chip.open(word);
            case NOTICED -> Chip.waiting(word);
            case FIXED -> Chip.done(word);
            case ACCEPTED, OVER, ELSEWHERE -> Chip.quiet(word);
        };
    }
}
