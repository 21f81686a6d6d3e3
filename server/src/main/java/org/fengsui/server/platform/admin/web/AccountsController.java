package org.fengsui.server.platform.admin.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.access.AccountAdministration;
import org.fengsui.server.platform.access.AccountAdministration.Identity;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the school: the list, one account, and what its administrators do to it. */
@Controller
class AccountsController {

    static final String PATH = "/admin/accounts";

    private final AccountAdministration accounts;
    private final AccountPage page;
    private final Units units;

    AccountsController(AccountAdministration accounts, AccountPage page, Units units) {
        this.accounts = accounts;
        this.page = page;
        this.units = units;
    }

    @GetMapping(PATH)
    @Permits(Permission.ACCOUNT_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = AccountList.LIST.read(params);
        var found = accounts.list(asked.value("q").orElse(""));
        var head = DetailHead.of(reader.say("admin.accounts.title"), "");
        model.addAttribute(
                "head",
                reader.actor().may(Permission.ACCOUNT_EDIT)
                        ? head.primary(
                                Action.link(reader.say("admin.account.new"), PATH + "/new")
                                        .icon("plus"))
                        : head);
        model.addAttribute(
                "list",
                AccountList.LIST.view(
                        asked,
                        AccountList.page(asked, found),
                        reader,
                        Map.of("role", AccountList.roles(reader))));
        return "admin/accounts";
    }

    @GetMapping(PATH + "/new")
    @Permits(Permission.ACCOUNT_EDIT)
    ModelAndView blank(Reader reader) {
        return newPage(Form.of("account:new", PATH), reader, HttpStatus.OK);
    }

    @PostMapping(PATH)
    @Permits(Permission.ACCOUNT_EDIT)
    Object create(
            @RequestParam String username,
            @RequestParam("display-name") String displayName,
            @RequestParam String email,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam("person-code") String personCode,
            @RequestParam String password,
            Reader reader,
            RedirectAttributes redirect) {
        var typed = new NewAccount(username, displayName, email, unit, personCode, password);
        try {
            var file = accounts.create(reader.actor(), typed);
            Toast.done(redirect, reader.say("admin.account.created", file.account().username()));
            return "redirect:" + PATH + "/" + file.account().id();
        } catch (Refusal refusal) {
            var form =
                    Form.of("account:new", PATH)
                            .value("username", username)
                            .value("display-name", displayName)
                            .value("email", email)
                            .value("unit", unit)
                            .value("person-code", personCode);
            var shown = Refused.in(form, refusal, reader);
            return newPage(shown, reader, HttpStatus.valueOf(refusal.problem().kind().status()));
        }
    }

    @GetMapping(PATH + "/{id}")
    @Permits(Permission.ACCOUNT_VIEW)
    ModelAndView show(@PathVariable long id, Reader reader) {
        return page.of(file(id), reader);
    }

    @PostMapping(PATH + "/{id}/identity")
    @Permits(Permission.ACCOUNT_EDIT)
    Object amend(
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam("display-name") String displayName,
            @RequestParam String email,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam("person-code") String personCode,
            Reader reader,
            RedirectAttributes redirect) {
        var identity = new Identity(displayName, email, unit, personCode);
        try {
            accounts.amend(reader.actor(), id, version, identity);
            return done(id, "admin.account.amended", reader, redirect);
        } catch (Refusal refusal) {
            return page.identityRefused(file(id), identity, refusal, reader);
        }
    }

    @PostMapping(PATH + "/{id}/roles")
    @Permits(Permission.ROLE_GRANT)
    Object grant(
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam(name = "role", required = false) @Nullable List<Role> roles,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        Set<Role> granted = EnumSet.noneOf(Role.class);
        Optional.ofNullable(roles).ifPresent(granted::addAll);
        try {
            accounts.grant(reader.actor(), id, version, granted, reason.strip());
            return done(id, "admin.account.granted", reader, redirect);
        } catch (Refusal refusal) {
            return page.rolesRefused(file(id), granted, reason, refusal, reader);
        }
    }

    @PostMapping(PATH + "/{id}/disable")
    @Permits(Permission.ACCOUNT_EDIT)
    String disable(
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        accounts.disable(reader.actor(), id, version, reason.strip());
        return done(id, "admin.account.disabled", reader, redirect);
    }

    @PostMapping(PATH + "/{id}/enable")
    @Permits(Permission.ACCOUNT_EDIT)
    String enable(
            @PathVariable long id,
            @RequestParam long version,
            Reader reader,
            RedirectAttributes redirect) {
        accounts.enable(reader.actor(), id, version);
        return done(id, "admin.account.enabled", reader, redirect);
    }

    @PostMapping(PATH + "/{id}/unlock")
    @Permits(Permission.ACCOUNT_EDIT)
    String unlock(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        accounts.unlock(reader.actor(), id);
        return done(id, "admin.account.unlocked", reader, redirect);
    }

    @PostMapping(PATH + "/{id}/password")
    @Permits(Permission.ACCOUNT_EDIT)
    Object resetPassword(
            @PathVariable long id,
            @RequestParam long version,
            @RequestParam String password,
            Reader reader,
            RedirectAttributes redirect) {
        try {
            accounts.resetPassword(reader.actor(), id, version, password);
            return done(id, "admin.account.reset", reader, redirect);
        } catch (Refusal refusal) {
            return page.passwordRefused(file(id), refusal, reader);
        }
    }

    private AccountFile file(long id) {
        return accounts.find(id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private ModelAndView newPage(Form form, Reader reader, HttpStatus status) {
        var shown = new ModelAndView("admin/account-new", status);
        shown.addObject("form", form);
        shown.addObject("units", units.options());
        shown.addObject(
                "head",
                DetailHead.of(reader.say("admin.account.new"), "")
                        .under(reader.say("admin.accounts.title"), PATH));
        return shown;
    }

    private static String done(long id, String key, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say(key));
        return "redirect:" + PATH + "/" + id;
    }
}
