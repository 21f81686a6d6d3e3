package org.fengsui.server.duty.circular.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names to the ledger what one unit has to do about a circular. */
@Component
class ShareDescriber implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final CircularStore circulars;
    private final ShareStore shares;
    private final Registry registry;

    ShareDescriber(CircularStore circulars, ShareStore shares, Registry registry) {
        this.circulars = circulars;
        this.shares = shares;
        this.registry = registry;
    }

    @Override
    public String type() {
        return "circular-share";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        var described = shares.all(SCHOOL, ids);
        var names = registry.unitNames(SCHOOL);
        var of = new HashMap<Long, Circular>();
        circulars
                .all(SCHOOL, described.stream().map(Circular.Share::circularId).toList())
                .forEach(circular -> of.put(circular.id(), circular));
        for (var share : described) {
            var circular = Objects.requireNonNull(of.get(share.circularId()));
            var unit = names.getOrDefault(share.unitId(), "");
            var path = "/circulars/" + circular.id();
            all.put(
                    share.id(),
                    new Description(
                            unit,
                            new Subject("circular", circular.id()),
                            circular.called(),
                            path,
                            path));
        }
        return all;
    }
}
