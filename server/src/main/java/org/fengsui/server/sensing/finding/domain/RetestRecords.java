package org.fengsui.server.sensing.finding.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState.Move;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the record of a re-test by a person, if it is complete and the tester is another side. */
@Component
class RetestRecords {

    private static final Scope SCHOOL = Scope.school();

    private final Registry registry;
    private final RetestStore retests;
    private final EpisodeStore episodes;
    private final StoryStore stories;
    private final Endings endings;
    private final ProofWords words;
    private final Files files;
    private final AuditLog audit;
    private final BusinessClock clock;

    RetestRecords(
            Registry registry,
            RetestStore retests,
            EpisodeStore episodes,
            StoryStore stories,
            Endings endings,
            ProofWords words,
            Files files,
            AuditLog audit,
            BusinessClock clock) {
        this.registry = registry;
        this.retests = retests;
        this.episodes = episodes;
        this.stories = stories;
        this.endings = endings;
        this.words = words;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    void record(Actor by, EpisodeRow row, ManualRetest retest) {
        if (!row.state().allows(Move.CLOSE)) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, String.valueOf(row.id()));
        }
        check(by, row, retest);
        var now = clock.now();
        retests.record(by.scope(), by, row.id(), retest, now);
        stories.add(
                by.scope(),
                List.of(row.id()),
                now,
                by,
                "retested",
                retest.result().name(),
                retest.method());
        EpisodeAudit.append(
                audit, by, "finding.retested", List.of(row.id()), retest.result().name());
        var proven =
                new Proven(
                        row.id(),
                        retest.at(),
                        words.manual(
                                retest.result().name(),
                                retest.tester(),
                                retest.method(),
                                retest.at()));
        switch (retest.result()) {
            case FIXED -> {
                episodes.endRuns(by.scope(), row.findingId(), retest.at());
                endings.provedGone(List.of(proven));
            }
            case STILL_PRESENT -> endings.stillPresent(List.of(proven));
            case CUT_OFF -> endings.cutOff(proven);
        }
    }

    private void check(Actor by, EpisodeRow row, ManualRetest retest) {
        complete(retest.tester(), "tester");
        complete(retest.method(), "method");
        complete(retest.steps(), "steps");
        if (retest.at().isAfter(clock.now()) || retest.at().isBefore(row.firstSeen())) {
            throw new Refusal(FindingProblem.RETEST_INCOMPLETE, "at");
        }
        if (retest.evidenceFiles().isEmpty()
                || !retest.evidenceFiles().stream()
                        .allMatch(id -> files.find(by.scope(), id).isPresent())) {
            throw new Refusal(FindingProblem.RETEST_INCOMPLETE, "evidence");
        }
        if (by.isUnitSide() || ofUnit(retest.testerUnitId(), row)) {
            throw new Refusal(FindingProblem.TESTER_OF_UNIT);
        }
    }

    /**
     * Whether a tester's unit, or one above it, answers for the hole or has to do with its system:
     * 主管, 运维 and 使用单位.
     */
    private boolean ofUnit(@Nullable Long tester, EpisodeRow row) {
        var concerned = new HashSet<Long>();
        if (row.unitId() != null) {
            concerned.add(row.unitId());
        }
        if (row.systemId() != null) {
            registry.system(SCHOOL, row.systemId())
                    .ifPresent(system -> {
                        concerned.add(system.ownerUnitId());
                        Optional.ofNullable(system.operatorUnitId()).ifPresent(concerned::add);
                        Optional.ofNullable(system.userUnitId()).ifPresent(concerned::add);
                    });
        }
        for (var unit = tester; unit != null; unit = above(unit)) {
            if (concerned.contains(unit)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Long above(long unit) {
        return registry.unit(SCHOOL, unit).map(Registry.Unit::parentId).orElse(null);
    }

    private static void complete(String text, String field) {
        if (text.isBlank()) {
            throw new Refusal(FindingProblem.RETEST_INCOMPLETE, field);
        }
    }
}
