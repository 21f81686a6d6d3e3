package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The findings of the school as other rooms see them. A finding is a hole at a place; each time it
 * is there is an episode, and everything people do (notice items, duties, scorecards) points to the
 * episode. Subjects of this room have the types {@code finding} and {@code episode}.
 *
 * <p>Methods that take several episodes change all of them or none; the refusal names those at
 * fault.
 */
public interface Findings {

    /**
     * One episode with what is known about its finding now.
     *
     * @param id identity
     * @param findingId the finding it is an episode of
     * @param number from 1 within the finding
     * @param check the scanner's check: {@code nessus:51192}
     * @param title in the scanner's words
     * @param category which of the kinds of 第六条
     * @param severity ours (GB/T 30279): 超危 高危 中危 低危 提示
     * @param host the name by which it was found; null if it was an address
     * @param ip canonical; null if only a name is known
     * @param port null where the finding concerns the host as a whole
     * @param protocol {@code tcp}, {@code udp}; null where none applies
     * @param url of a web finding
     * @param refs CVE, CNVD, CWE and the like
     * @param unitId the 责任单位 as the registry says now, frozen when closed; null while unattributed
     * @param supportingUnitIds 配合单位
     * @param systemId the registered system; null where only a network matched
     * @param state between people
     * @param presence what evidence says
     * @param firstSeen the earliest evidence of this episode
     * @param lastSeen the latest evidence that shows it
     * @param closedAt when it was closed
     * @param formerId the episode before it, if it is a return
     * @param regressed whether it is a return under the same unit
     * @param evidence what the scanner saw, passwords masked, cut to a limit
     * @param description in the scanner's words
     * @param solution in the scanner's words
     */
    record Episode(
            long id,
            long findingId,
            int number,
            String check,
            String title,
            Category category,
            Severity severity,
            @Nullable String host,
            @Nullable String ip,
            @Nullable Integer port,
            @Nullable String protocol,
            @Nullable String url,
            List<String> refs,
            @Nullable Long unitId,
            List<Long> supportingUnitIds,
            @Nullable Long systemId,
            EpisodeState state,
            Presence presence,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant closedAt,
            @Nullable Long formerId,
            boolean regressed,
            String evidence,
            String description,
            String solution) {

        /** Keeps its own copies. */
        public Episode {
            refs = List.copyOf(refs);
            supportingUnitIds = List.copyOf(supportingUnitIds);
        }

        /** Where it is, as a person types it into a browser or a terminal. */
        public String place() {
            var address = ip;
            if (address != null && port != null) {
                address = (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
            }
            return Stream.of(url == null ? host : url, address)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining(" · "));
        }
    }

    /**
     * What is open; accepted risks are nobody's work and not counted.
     *
     * @param open open episodes
     * @param openBySeverity the same by severity; every severity has an entry
     * @param unattributed open ones without a responsible unit
     * @param awaitingRetest claims that await proof
     */
    record Summary(
            long open, Map<Severity, Long> openBySeverity, long unattributed, long awaitingRetest) {

        /** Keeps its own copy. */
        public Summary {
            openBySeverity = Map.copyOf(openBySeverity);
        }
    }

    /**
     * An open episode in an open notice whose unit is another one by now.
     *
     * @param episodeId the episode
     * @param notice the notice
     * @param noticedUnitId the unit that was noticed
     * @param unitId the unit that answers for it now
     */
    record Moved(long episodeId, Subject notice, long noticedUnitId, long unitId) {}

    /** What the registry moved to another unit after it was noticed, by notice and episode. */
    List<Moved> moved(Scope scope);

    /** Those of the episodes that the scope sees, by identity ascending. */
    List<Episode> episodes(Scope scope, Collection<Long> ids);

    /**
     * The open episodes a unit answers for and no notice holds yet, the most severe first.
     *
     * @param most how many at most
     */
    List<Episode> unnoticed(Scope scope, long unitId, int most);

    /**
     * Open episodes that cite one of these identities (CVE, CNVD), or whose finding stands at one
     * of these ports.
     *
     * @param most how many at most, the oldest first
     */
    List<Episode> citing(Scope scope, Collection<String> refs, Collection<Integer> ports, int most);

    /**
     * The confirmed episodes that the notice policy notices at once and no issued notice holds: by
     * unit, the most severe first. Those that nobody answers for are not among them.
     */
    Map<Long, List<Long>> noticedAtOnce(Scope scope);

    /**
     * What waits for the units' monthly lists by the notice policy: by unit, its episodes, the most
     * severe first. What nobody answers for waits for none.
     */
    Map<Long, List<Long>> monthly(Scope scope);

    /**
     * What the notice policy says of these episodes now, by episode; those the scope sees. Whatever
     * a person raised against it is {@link Treatment#AT_ONCE}.
     */
    Map<Long, Treatment> treatments(Scope scope, Collection<Long> episodeIds);

    /** Pictures and texts that show these episodes, by episode; those the scope sees. */
    Map<Long, List<StoredFile>> attachments(Scope scope, Collection<Long> episodeIds);

    /** What is open of what the scope sees. */
    Summary summary(Scope scope);

    /**
     * Holds them for real. Those confirmed already stay as they are.
     *
     * @throws Refusal if one is not there or is further already
     */
    void confirm(Actor by, Collection<Long> episodeIds);

    /**
     * They go into an issued notice.
     *
     * @param unitId whose they must all be
     * @param basis the article: {@code 9} or {@code 10}; an episode stands in one open notice for
     *     each basis at most
     * @param notice the notice, for the history
     * @throws Refusal naming those that are closed, of another unit or in another open notice on
     *     this basis
     */
    void noticed(Actor by, Collection<Long> episodeIds, long unitId, String basis, Subject notice);

    /**
     * The same for a unit that supports (配合单位) and was assigned them.
     *
     * @param principalId whose they must all be: that unit reads the notice
     * @throws Refusal as there, and naming those the unit does not support
     */
    void noticedToSupport(
            Actor by,
            Collection<Long> episodeIds,
            long unitId,
            long principalId,
            String basis,
            Subject notice);

    /**
     * 接管: writes down what a ledger of before says of findings that stand in a notice. They are the
     * unit's by that ledger, which no later registry changes; nobody has confirmed them here, and
     * proof of a fix is a person's re-test, because no scanner's check is known.
     *
     * @param notice the notice they stand in
     * @param basis its article
     * @return one for each, in their order
     */
    List<Episode> takeOver(Actor by, List<OldFinding> findings, Subject notice, String basis);

    /**
     * That notice no longer holds them (withdrawn, carried over). Those in no other open notice are
     * CONFIRMED again, or closed where evidence has proved them gone meanwhile.
     */
    void released(Actor by, Collection<Long> episodeIds, Subject notice, String reason);

    /**
     * A person decides whose it is, against what the registry says; that holds until the episode is
     * over. What is wrong in the registry is mended there.
     *
     * @param unitId the 责任单位; null for nobody's
     * @throws Refusal if it is closed, or in an open notice
     */
    void assign(Actor by, long episodeId, @Nullable Long unitId, String reason);

    /**
     * 非我校: a unit said so, and it was found to be right. Closes the episode as what it says.
     *
     * @param by who decided; who asked is the caller's to check
     * @throws Refusal if the actor is no decider
     */
    void callNotOurs(Actor by, long episodeId, String reason);

    /**
     * The unit says it is fixed: on to the re-test queue. Where evidence has proved it gone
     * already, it closes at once; a claim repeated changes nothing.
     *
     * @param at when the unit said so
     * @param how what the unit did
     * @throws Refusal if it is in no open notice
     */
    void claimFixed(Actor by, long episodeId, Instant at, String how);

    /**
     * The answer was sent back: off the re-test queue, NOTIFIED again.
     *
     * @throws Refusal if nothing is claimed
     */
    void claimRejected(Actor by, long episodeId, String reason);

    /**
     * Records a re-test by a person and publishes {@link Verified} or {@link StillPresent}.
     *
     * @throws Refusal if the record is incomplete, the tester is of the unit, or the episode is
     *     closed
     */
    void recordManualRetest(Actor by, long episodeId, ManualRetest retest);
}
