package org.fengsui.server.platform.admin.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** The list of accounts; a school has hundreds, so it is sorted and cut in memory. */
final class AccountList {

    private static final Map<String, Comparator<AccountFile>> ORDERS =
            Map.of(
                    "name", Comparator.comparing(file -> file.account().displayName()),
                    "username", Comparator.comparing(file -> file.account().username()),
                    "seen",
                            Comparator.comparing(
                                    AccountFile::lastSignInAt,
                                    Comparator.nullsFirst(Comparator.naturalOrder())),
                    "created", Comparator.comparing(AccountFile::createdAt));

    static final ListSpec<AccountFile> LIST =
            ListSpec.<AccountFile>of(
                            "admin.accounts",
                            AccountsController.PATH,
                            "username",
                            "id",
                            AccountList::id,
                            List.of(
                                    Column.<AccountFile>of(
                                                    "name",
                                                    (file, _) ->
                                                            Cell.title(
                                                                    file.account().displayName(),
                                                                    file.account().username(),
                                                                    href(file)))
                                            .sortedBy("name"),
                                    Column.<AccountFile>of(
                                                    "username",
                                                    (file, _) ->
                                                            Cell.code(file.account().username()))
                                            .sortedBy("username")
                                            .hidden(),
                                    Column.<AccountFile>of(
                                            "roles",
                                            (file, reader) ->
                                                    Cell.words(
                                                            RoleNames.of(
                                                                    file.account().roles(),
                                                                    reader))),
                                    Column.<AccountFile>of(
                                            "state",
                                            (file, reader) -> Cell.state(state(file, reader))),
                                    Column.<AccountFile>of(
                                                    "seen",
                                                    (file, _) -> Cell.moment(file.lastSignInAt()))
                                            .sortedBy("seen"),
                                    Column.<AccountFile>of(
                                                    "created",
                                                    (file, _) -> Cell.moment(file.createdAt()))
                                            .sortedBy("created")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            new Filter("role", Filter.Kind.ANY, List.of()),
                            Filter.one("state", "active", "locked", "disabled"))
                    .rowsLeadTo(AccountList::href);

    private AccountList() {}

    /** What the filter by role offers. */
    static List<Filter.Option> roles(Reader reader) {
        return Arrays.stream(Role.values())
                .map(role -> new Filter.Option(role.name(), reader.say("role", role)))
                .toList();
    }

    /** What an account's state is called. */
    static Chip state(AccountFile file, Reader reader) {
        if (!file.account().enabled()) {
            return Chip.quiet(reader.say("admin.accounts.filter.state.disabled"));
        }
        return file.account().locked()
                ? Chip.open(reader.say("admin.accounts.filter.state.locked"))
                : Chip.done(reader.say("admin.accounts.filter.state.active"));
    }

    /** The part of the accounts that is asked for. */
    static ListResult<AccountFile> page(ListRequest asked, List<AccountFile> found) {
        var order = ORDERS.getOrDefault(asked.sort(), Comparator.comparing(AccountList::id));
        var sorted =
                found.stream()
                        .filter(file -> hasRole(file, asked.values("role")))
                        .filter(file -> asked.value("state").map(s -> is(file, s)).orElse(true))
                        .sorted(asked.descending() ? order.reversed() : order)
                        .toList();
        var shown = sorted.stream().skip(asked.offset()).limit(asked.limit()).toList();
        return ListResult.of(asked, shown, sorted.size());
    }

    private static boolean hasRole(AccountFile file, List<String> roles) {
        return roles.isEmpty()
                || file.account().roles().stream().anyMatch(role -> roles.contains(role.name()));
    }

    private static boolean is(AccountFile file, String state) {
        var account = file.account();
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "disabled" -> !account.enabled();
            case "locked" -> account.enabled() && account.locked();
            default -> account.enabled() && !account.locked();
        };
    }

    private static String id(AccountFile file) {
        return String.valueOf(file.account().id());
    }

    private static String href(AccountFile file) {
        return AccountsController.PATH + "/" + file.account().id();
    }
}
