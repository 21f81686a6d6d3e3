package org.fengsui.server.campus.registry.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.PostHolders;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The posts of today, as access asks for them. */
@Service
@Transactional(readOnly = true)
class CurrentPosts implements PostHolders {

    private final PostHolderStore store;
    private final BusinessClock clock;

    CurrentPosts(PostHolderStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Holder> today() {
        return store.all(Scope.school(), clock.today()).stream()
                .map(row ->
                        new Holder(
                                row.code(),
                                row.name(),
                                row.email(),
                                row.unitId(),
                                row.unit(),
                                row.posts().stream()
                                        .map(CurrentPosts::role)
                                        .collect(Collectors.toSet())))
                .toList();
    }

    @Override
    public Set<Role> roles(long unitId, String personCode) {
        return store.ofPerson(Scope.school(), unitId, personCode, clock.today()).stream()
                .map(CurrentPosts::role)
                .collect(Collectors.toSet());
    }

    private static Role role(Post post) {
        return switch (post) {
            case HEAD -> Role.UNIT_HEAD;
            case DEPUTY -> Role.UNIT_DEPUTY;
            case LIAISON -> Role.UNIT_LIAISON;
            case SECURITY_ADMIN -> Role.UNIT_SECURITY_ADMIN;
        };
    }
}
