package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** Who of a unit is written to. */
@Component
class UnitPosts {

    private final Registry registry;
    private final Accounts accounts;

    UnitPosts(Registry registry, Accounts accounts) {
        this.registry = registry;
        this.accounts = accounts;
    }

    /** 工作专员 and 网络安全管理员; where there is no 工作专员 the 分管领导 in his place, else the 主要负责人. */
    List<Recipient> addressees(long unitId) {
        var first =
                Stream.of(Post.LIAISON, Post.DEPUTY, Post.HEAD)
                        .map(post -> holders(unitId, Set.of(post)))
                        .filter(holders -> !holders.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        return recipients(
                Stream.concat(first.stream(), holders(unitId, Set.of(Post.SECURITY_ADMIN)).stream())
                        .toList());
    }

    /** 主要负责人, 分管领导 and 工作专员. */
    List<Recipient> leadersAndLiaison(long unitId) {
        return recipients(holders(unitId, List.of(Post.HEAD, Post.DEPUTY, Post.LIAISON)));
    }

    /** Whether somebody holds a post of the unit now. */
    boolean isHolder(long unitId, String personCode) {
        return holders(unitId, EnumSet.allOf(Post.class)).stream()
                .anyMatch(holder -> holder.personCode().equals(personCode));
    }

    /** The name of a holder; the code itself where nobody of that code holds a post. */
    String name(long unitId, String personCode) {
        return holders(unitId, EnumSet.allOf(Post.class)).stream()
                .filter(holder -> holder.personCode().equals(personCode))
                .map(PostHolder::name)
                .findFirst()
                .orElse(personCode);
    }

    /** Everybody of the unit with a telephone, as one line. */
    String phones(long unitId) {
        var lines =
                holders(unitId, EnumSet.allOf(Post.class)).stream()
                        .filter(holder -> holder.phone() != null)
                        .map(holder -> holder.name() + " " + holder.phone())
                        .distinct()
                        .toList();
        return String.join("；", lines);
    }

    /**
     * 主要负责人 and 分管领导 who can sign in: those who confirm what others of the unit wrote.
     *
     * @param except the account that wrote it
     */
    List<Account> leaders(long unitId, long except) {
        return accounts.withAnyRole(List.of(Role.UNIT_HEAD, Role.UNIT_DEPUTY)).stream()
                .filter(account -> Objects.equals(account.unitId(), unitId))
                .filter(account -> account.id() != except)
                .filter(account ->
                        accounts.actor(account.id())
                                .filter(actor -> actor.decides(Decision.CONFIRM_ANSWER))
                                .isPresent())
                .toList();
    }

    /** The current holders of posts. */
    List<PostHolder> holders(long unitId, Collection<Post> posts) {
        return registry.holders(Scope.school(), unitId, posts);
    }

    private List<Recipient> recipients(List<PostHolder> holders) {
        var known = accounts.ofPersons(holders.stream().map(PostHolder::personCode).toList());
        var recipients = new LinkedHashMap<String, Recipient>();
        for (var holder : holders) {
            var account = known.get(holder.personCode());
            recipients.putIfAbsent(holder.personCode(), Recipient.ofHolder(holder, account));
        }
        return List.copyOf(recipients.values());
    }
}
