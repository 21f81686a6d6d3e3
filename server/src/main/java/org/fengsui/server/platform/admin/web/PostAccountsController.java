package org.fengsui.server.platform.admin.web;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.AccountFile;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.access.PostAccounts;
import org.fengsui.server.platform.access.PostAccounts.Ungranted;
import org.fengsui.server.platform.access.PostHolders.Holder;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 任职与账号: who follows in a post gets an account and its roles, and who left is seen. */
@Controller
class PostAccountsController {

    static final String PATH = "/admin/posts";

    private final PostAccounts posts;
    private final Units units;

    PostAccountsController(PostAccounts posts, Units units) {
        this.posts = posts;
        this.units = units;
    }

    /**
     * What is to be seen to in one way.
     *
     * @param key {@code admin.posts.<key>} is its title, {@code .text} what it means
     */
    record Section(String key, List<Line> lines) {}

    /**
     * A person.
     *
     * @param below the unit and what the person is or lacks there
     * @param href the account; null where there is none
     * @param act what this reader can do here; null for nothing
     */
    record Line(String name, String below, @Nullable String href, @Nullable Action act) {}

    @GetMapping(PATH)
    @Permits(Permission.ACCOUNT_VIEW)
    ModelAndView list(Reader reader) {
        var gaps = posts.gaps();
        var sections =
                Stream.of(
                                section("without", gaps.without(), each -> holder(each, reader)),
                                section(
                                        "disabled",
                                        gaps.disabled(),
                                        each -> lacking(each, false, reader)),
                                section(
                                        "ungranted",
                                        gaps.ungranted(),
                                        each -> lacking(each, true, reader)),
                                section(
                                        "elsewhere",
                                        gaps.elsewhere(),
                                        each -> lacking(each, false, reader)),
                                section("left", gaps.left(), each -> account(each, reader)),
                                section("nameless", gaps.nameless(), each -> account(each, reader)))
                        .filter(section -> !section.lines().isEmpty())
                        .toList();
        return new ModelAndView("admin/posts")
                .addObject("sections", sections)
                .addObject(
                        "head",
                        DetailHead.of(
                                reader.say("admin.posts.title"), reader.say("admin.posts.sub")));
    }

    /** The first password is shown with the answer alone and kept nowhere. */
    @PostMapping(PATH + "/accounts")
    @Permits(Permission.ACCOUNT_EDIT)
    ModelAndView make(@RequestParam long unit, @RequestParam String person, Reader reader) {
        var made = posts.make(reader.actor(), unit, person);
        return list(reader)
                .addObject("made", made.file().account().username())
                .addObject("password", made.password());
    }

    @PostMapping(PATH + "/accounts/{id}/roles")
    @Permits(Permission.ROLE_GRANT)
    String grant(
            @PathVariable long id,
            @RequestParam long version,
            Reader reader,
            RedirectAttributes redirect) {
        posts.grant(reader.actor(), id, version);
        Toast.done(redirect, reader.say("admin.account.granted"));
        return "redirect:" + PATH;
    }

    private static <T> Section section(String key, Collection<T> found, Function<T, Line> line) {
        return new Section(key, found.stream().map(line).toList());
    }

    private static Line holder(Holder holder, Reader reader) {
        var act =
                Action.post(reader.say("admin.posts.make"), PATH + "/accounts")
                        .with("unit", holder.unitId())
                        .with("person", holder.personCode());
        return new Line(
                holder.name() + " " + holder.personCode(),
                holder.unit() + " · " + RoleNames.of(holder.roles(), reader),
                null,
                reader.actor().may(Permission.ACCOUNT_EDIT) ? act : null);
    }

    private static Line lacking(Ungranted lacking, boolean grants, Reader reader) {
        var account = lacking.file().account();
        var roles = RoleNames.of(lacking.roles(), reader);
        var act =
                Action.post(
                                reader.say("admin.posts.grant", roles),
                                PATH + "/accounts/" + account.id() + "/roles")
                        .with("version", lacking.file().version());
        return new Line(
                account.displayName() + " " + account.username(),
                lacking.holder().unit() + " · " + roles,
                href(lacking.file()),
                grants && reader.actor().may(Permission.ROLE_GRANT) ? act : null);
    }

    private Line account(AccountFile file, Reader reader) {
        var account = file.account();
        return new Line(
                account.displayName() + " " + account.username(),
                units.name(account.unitId()) + " · " + RoleNames.of(account.roles(), reader),
                href(file),
                null);
    }

    private static String href(AccountFile file) {
        return AccountsController.PATH + "/" + file.account().id();
    }
}
