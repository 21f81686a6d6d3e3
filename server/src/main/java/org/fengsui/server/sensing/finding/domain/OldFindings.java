package org.fengsui.server.sensing.finding.domain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.observation.Category;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.OldFinding;
import org.fengsui.server.sensing.finding.domain.NoticeLinkStore.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 接管: findings of a ledger of before, which no scanner has reported here. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OldFindings {

    private static final Scope SCHOOL = Scope.school();
    private static final int CHECK_LENGTH = 12;

    private final OldFindingStore store;
    private final EpisodeReader reader;
    private final NoticeLinkStore links;
    private final RetestStore retests;
    private final RetestDue due;
    private final StoryStore stories;
    private final Registry registry;
    private final BusinessClock clock;

    OldFindings(
            OldFindingStore store,
            EpisodeReader reader,
            NoticeLinkStore links,
            RetestStore retests,
            RetestDue due,
            StoryStore stories,
            Registry registry,
            BusinessClock clock) {
        this.store = store;
        this.reader = reader;
        this.links = links;
        this.retests = retests;
        this.due = due;
        this.stories = stories;
        this.registry = registry;
        this.clock = clock;
    }

    List<Episode> write(Actor by, List<OldFinding> findings, Subject notice, String basis) {
        var attributor = registry.attributor();
        var ids = new ArrayList<Long>();
        for (var finding : findings) {
            var place = place(finding.place());
            var row =
                    new OldFindingStore.Row(
                            finding,
                            check(finding.title()),
                            digest(finding.key()),
                            place,
                            system(attributor, finding, place),
                            state(finding),
                            attributor.version());
            long id = store.insert(SCHOOL, row, clock.now());
            ids.add(id);
            if (finding.closedAt() == null) {
                open(by, finding, id, notice, basis);
            }
            stories.add(SCHOOL, List.of(id), clock.now(), by, "taken-over", finding.text());
        }
        var read = reader.episodes(SCHOOL, ids);
        return ids.stream()
                .map(id -> read.stream().filter(it -> it.id() == id).findFirst().orElseThrow())
                .toList();
    }

    private void open(Actor by, OldFinding finding, long id, Subject notice, String basis) {
        links.add(
                SCHOOL,
                List.of(id),
                new Link(finding.unitId(), basis, notice, false),
                finding.noticedAt());
        var claimed = finding.claimedAt();
        if (claimed != null) {
            var until = due.after(claimed);
            retests.request(SCHOOL, id, claimed, by.name(), finding.claimedHow(), until);
        }
    }

    private static EpisodeState state(OldFinding finding) {
        if (finding.closedAt() != null) {
            return EpisodeState.CLOSED;
        }
        return finding.claimedAt() == null ? EpisodeState.NOTIFIED : EpisodeState.ANSWERED;
    }

    /** The place as a scanner would name it; null where a person wrote something else. */
    private static @Nullable Target place(String text) {
        try {
            return text.isBlank() ? null : Target.parse(text);
        } catch (AddressFormatException e) {
            return null;
        }
    }

    /** The system there, where the registry says that it is the unit's. */
    private static @Nullable Long system(
            Attributor attributor, OldFinding finding, @Nullable Target place) {
        if (place == null) {
            return null;
        }
        var concern = Concern.of(Category.VULNERABILITY, place.url() != null);
        var owner = attributor.ownerOf(Query.of(place, finding.noticedAt()), concern);
        return Objects.equals(owner.unitId(), finding.unitId()) ? owner.systemId() : null;
    }

    private static String check(String title) {
        return "ledger:" + HexFormat.of().formatHex(digest(title)).substring(0, CHECK_LENGTH);
    }

    private static byte[] digest(String text) {
        return Sha256.of("ledger\n" + text);
    }
}
