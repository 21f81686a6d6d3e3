package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.campus.readiness.DutyRoster;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Announcement;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;

/**
 * 值班: the configured person; where the setting names nobody, whoever the roster has on duty, then
 * whoever holds the role, else the office's leads.
 */
@Component
public class DutyOfficer implements Announcement {

    private final Accounts accounts;
    private final DutyRoster roster;
    private final BusinessClock clock;
    private final Texts texts;
    private final String username;
    private final String phone;

    DutyOfficer(
            Accounts accounts,
            DutyRoster roster,
            BusinessClock clock,
            Texts texts,
            DutySettings settings) {
        this.accounts = accounts;
        this.roster = roster;
        this.clock = clock;
        this.texts = texts;
        this.username = settings.officer().strip().toLowerCase(Locale.ROOT);
        this.phone = settings.phone().strip();
    }

    /** Who is told now. */
    List<Account> now() {
        var named = named();
        if (!named.isEmpty()) {
            return named;
        }
        var onDuty =
                roster.onDuty(clock.now())
                        .map(shift -> shift.person().accountId())
                        .flatMap(accounts::find)
                        .filter(Account::enabled);
        if (onDuty.isPresent()) {
            return List.of(onDuty.get());
        }
        var role = accounts.withRole(Role.DUTY_OFFICER);
        return role.isEmpty() ? accounts.withRole(Role.OFFICE_LEAD) : role;
    }

    private List<Account> named() {
        return username.isEmpty()
                ? List.of()
                : accounts.list(username).stream()
                        .filter(account -> account.username().equals(username))
                        .filter(Account::enabled)
                        .toList();
    }

    @Override
    public List<String> lines(String address, Locale locale) {
        return username.isEmpty() || !named().isEmpty()
                ? List.of()
                : List.of(texts.say(locale, "notice.announce.duty-officer", username));
    }

    /** The telephone units call; empty where none is set. */
    public String phone() {
        return phone;
    }
}
