package org.fengsui.server.platform.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.fengsui.server.platform.access.OwnAccount;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.access.Sessions;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: who one is here, the password, the tokens of REST clients. */
@Controller
class OwnAccountController {

    static final String PATH = "/account";

    private static final List<Integer> TOKEN_DAYS = List.of(30, 90, 180, 365);

    private final OwnAccount own;
    private final Tokens tokens;
    private final Sessions sessions;

    OwnAccountController(OwnAccount own, Tokens tokens, Sessions sessions) {
        this.own = own;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @GetMapping(PATH)
    @Permits(Permission.SELF)
    ModelAndView show(Reader reader) {
        return page(reader, tokenForm().value("days", 90), HttpStatus.OK);
    }

    @PostMapping("/account/tokens")
    @Permits(Permission.SELF)
    ModelAndView createToken(
            @RequestParam("token-name") String name,
            @RequestParam int days,
            @RequestParam("present") String password,
            Reader reader) {
        var form = tokenForm().value("token-name", name).value("days", days);
        try {
            own.confirm(reader.actor(), password);
            var word = tokens.create(reader.actor(), name, Duration.ofDays(days));
            return page(reader, tokenForm().value("days", days), HttpStatus.OK)
                    .addObject("word", word);
        } catch (Refusal refusal) {
            return page(
                    reader,
                    Refused.in(form, refusal, reader),
                    HttpStatus.valueOf(refusal.problem().kind().status()));
        }
    }

    @PostMapping("/account/tokens/{id}/revoke")
    @Permits(Permission.SELF)
    String revokeToken(@PathVariable long id, Reader reader, RedirectAttributes redirect) {
        tokens.revoke(reader.actor(), id);
        Toast.done(redirect, reader.say("admin.token.revoked"));
        return "redirect:" + PATH;
    }

    @GetMapping("/account/password")
    @Permits(Permission.SELF)
    ModelAndView password(Reader reader) {
        return passwordPage(passwordForm(), reader, HttpStatus.OK);
    }

    @PostMapping("/account/password")
    @Permits(Permission.SELF)
    Object changePassword(
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String again,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!password.equals(again)) {
            return passwordPage(
                    passwordForm().error("again", reader.say("admin.password.differ")),
                    reader,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            own.changePassword(reader.actor(), present, password);
        } catch (Refusal refusal) {
            return passwordPage(
                    Refused.in(passwordForm(), refusal, reader),
                    reader,
                    HttpStatus.valueOf(refusal.problem().kind().status()));
        }
        sessions.renew(request, response, reader.actor());
        Toast.done(redirect, reader.say("admin.password.changed"));
        return "redirect:" + PATH;
    }

    private static Form tokenForm() {
        return Form.of("token", "/account/tokens");
    }

    private static Form passwordForm() {
        return Form.of("password", "/account/password");
    }

    private ModelAndView page(Reader reader, Form form, HttpStatus status) {
        var page = new ModelAndView("admin/own", status);
        page.addObject("file", own.of(reader.actor()));
        page.addObject("roles", RoleNames.of(reader.actor().roles(), reader));
        page.addObject("tokens", tokens.of(reader.actor()));
        page.addObject("form", form);
        page.addObject("days", days(reader));
        return page;
    }

    private ModelAndView passwordPage(Form form, Reader reader, HttpStatus status) {
        var page = new ModelAndView("admin/password", status);
        page.addObject("form", form);
        page.addObject("due", own.of(reader.actor()).passwordDue());
        return page;
    }

    private static List<Option> days(Reader reader) {
        return TOKEN_DAYS.stream()
                .map(days -> new Option(days.toString(), reader.say("admin.token.days", days)))
                .toList();
    }
}
