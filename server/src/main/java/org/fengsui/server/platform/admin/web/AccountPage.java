package org.fengsui.server.platform.admin.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.AccountAdministration.Identity;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one account, for each of the three administrators with what is theirs to do. */
@Component
class AccountPage {

    private final Accounts accounts;
    private final Units units;

    AccountPage(Accounts accounts, Units units) {
        this.accounts = accounts;
        this.units = units;
    }

    ModelAndView of(AccountFile file, Reader reader) {
        return page(
                file,
                identityForm(file),
                passwordForm(file),
                rolesForm(file),
                HttpStatus.OK,
                reader);
    }

    /** The page after a change of name, address, unit or person that was refused. */
    ModelAndView identityRefused(AccountFile file, Identity typed, Refusal refusal, Reader reader) {
        var form =
                identityForm(file)
                        .value("display-name", typed.displayName())
                        .value("email", typed.email())
                        .value("unit", typed.unitId())
                        .value("person-code", typed.personCode());
        return page(
                file,
                refused(form, identityFacts(file, reader), refusal, reader),
                passwordForm(file),
                rolesForm(file),
                HttpStatus.valueOf(refusal.problem().kind().status()),
                reader);
    }

    /** The page after a change of roles that was refused. */
    ModelAndView rolesRefused(
            AccountFile file, Set<Role> typed, String reason, Refusal refusal, Reader reader) {
        var form =
                rolesForm(file)
                        .values("role", typed.stream().map(Enum::name).toList())
                        .value("reason", reason);
        var saved =
                List.of(
                        new Form.Fact(
                                reader.say("admin.account.roles"),
                                named(RoleNames.of(file.account().roles(), reader))));
        return page(
                file,
                identityForm(file),
                passwordForm(file),
                refused(form, saved, refusal, reader),
                HttpStatus.valueOf(refusal.problem().kind().status()),
                reader);
    }

    /** What another saved meanwhile stands beside what was typed; else what is wrong with it. */
    private static Form refused(Form form, List<Form.Fact> saved, Refusal refusal, Reader reader) {
        return refusal.problem() == CommonProblem.STALE
                ? form.conflict(form.key(), form.value("version"), saved, reader)
                : Refused.in(form, refusal, reader);
    }

    private List<Form.Fact> identityFacts(AccountFile file, Reader reader) {
        var account = file.account();
        return List.of(
                new Form.Fact(reader.say("access.field.display-name"), account.displayName()),
                new Form.Fact(reader.say("access.field.email"), named(account.email())),
                new Form.Fact(reader.say("access.field.unit"), named(units.name(account.unitId()))),
                new Form.Fact(reader.say("access.field.person-code"), named(account.personCode())));
    }

    private static String named(@Nullable String text) {
        return text == null || text.isEmpty() ? "—" : text;
    }

    /** The page after a password that was refused. */
    ModelAndView passwordRefused(AccountFile file, Refusal refusal, Reader reader) {
        return page(
                file,
                identityForm(file),
                Refused.in(passwordForm(file), refusal, reader),
                rolesForm(file),
                HttpStatus.valueOf(refusal.problem().kind().status()),
                reader);
    }

    private ModelAndView page(
            AccountFile file,
            Form identity,
            Form password,
            Form granting,
            HttpStatus status,
            Reader reader) {
        var page = new ModelAndView("admin/account", status);
        page.addObject("head", head(file, reader));
        page.addObject("file", file);
        page.addObject("unit", units.name(file.account().unitId()));
        page.addObject("creator", creator(file, reader));
        page.addObject("roles", RoleNames.of(file.account().roles(), reader));
        page.addObject("edits", reader.actor().may(Permission.ACCOUNT_EDIT));
        page.addObject("grants", reader.actor().may(Permission.ROLE_GRANT));
        page.addObject("audits", reader.actor().may(Permission.AUDIT_VIEW));
        page.addObject("identity", identity);
        page.addObject("password", password);
        page.addObject("units", units.options());
        page.addObject("granting", granting);
        page.addObject("offered", offered(reader));
        return page;
    }

    private static DetailHead head(AccountFile file, Reader reader) {
        var account = file.account();
        var head =
                DetailHead.of(account.displayName(), account.username())
                        .under(reader.say("admin.accounts.title"), AccountsController.PATH)
                        .state(AccountList.state(file, reader));
        if (!reader.actor().may(Permission.ACCOUNT_EDIT)) {
            return reader.actor().may(Permission.ROLE_GRANT)
                    ? head
                    : head.whoCan(reader.say("admin.account.who-can"));
        }
        var path = AccountsController.PATH + "/" + account.id();
        if (!account.enabled()) {
            return head.primary(
                    Action.confirm(
                                    reader.say("admin.account.enable"),
                                    path + "/enable",
                                    reader.say("admin.account.enable.question"))
                            .with("version", file.version()));
        }
        var disable =
                Action.reason(
                                reader.say("admin.account.disable"),
                                path + "/disable",
                                reader.say("admin.account.disable.question"))
                        .with("version", file.version());
        return account.locked()
                ? head.more(disable)
                        .primary(Action.post(reader.say("admin.account.unlock"), path + "/unlock"))
                : head.more(disable);
    }

    private String creator(AccountFile file, Reader reader) {
        return file.createdBy() == 0
                ? reader.say("admin.account.first-start")
                : accounts.find(file.createdBy())
                        .map(Accounts.Account::displayName)
                        .orElse(String.valueOf(file.createdBy()));
    }

    private static Form identityForm(AccountFile file) {
        var account = file.account();
        return form(file, "identity")
                .value("display-name", account.displayName())
                .value("email", account.email())
                .value("unit", account.unitId())
                .value("person-code", account.personCode());
    }

    private static Form passwordForm(AccountFile file) {
        return form(file, "password");
    }

    private static Form rolesForm(AccountFile file) {
        return form(file, "roles")
                .values("role", file.account().roles().stream().map(Enum::name).toList());
    }

    private static Form form(AccountFile file, String what) {
        long id = file.account().id();
        return Form.of(
                        "account-" + what + ":" + id,
                        AccountsController.PATH + "/" + id + "/" + what)
                .value("version", file.version());
    }

    private static Map<Role.Side, List<Option>> offered(Reader reader) {
        return Arrays.stream(Role.values())
                .collect(
                        Collectors.groupingBy(
                                Role::side,
                                TreeMap::new,
                                Collectors.mapping(
                                        role -> new Option(role.name(), reader.say("role", role)),
                                        Collectors.toList())));
    }
}
