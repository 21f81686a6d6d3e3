package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 值班: one configured person until there is a duty roster; where the setting names nobody, whoever
 * holds the role, else the office's leads.
 */
@Component
public class DutyOfficer {

    private final Accounts accounts;
    private final String username;
    private final String phone;

    DutyOfficer(
            Accounts accounts,
            @Value("${fengsui.duty-officer:}") String username,
            @Value("${fengsui.duty-phone:}") String phone) {
        this.accounts = accounts;
        this.username = username.strip().toLowerCase(Locale.ROOT);
        this.phone = phone.strip();
    }

    /** Who is told now. */
    List<Account> now() {
        var named =
                username.isEmpty()
                        ? List.<Account>of()
                        : accounts.list(username).stream()
                                .filter(account -> account.username().equals(username))
                                .filter(Account::enabled)
                                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        var role = accounts.withRole(Role.DUTY_OFFICER);
        return role.isEmpty() ? accounts.withRole(Role.OFFICE_LEAD) : role;
    }

    /** The telephone units call; empty where none is set. */
    public String phone() {
        return phone;
    }
}
