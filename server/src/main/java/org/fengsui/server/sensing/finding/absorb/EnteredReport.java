package org.fengsui.server.sensing.finding.absorb;

import java.util.Collection;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EnteredFindings;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.fengsui.server.sensing.finding.domain.EnteredParts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Knows which finding a report of one result became, as long as its transaction lasts. */
@Service
class EnteredReport implements EnteredFindings {

    private final TallyStore tallies;
    private final EnteredParts parts;

    EnteredReport(TallyStore tallies, EnteredParts parts) {
        this.tallies = tallies;
        this.parts = parts;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> settle(Actor by, @Nullable SourceLetter letter, Collection<Long> files) {
        var finding = tallies.only(Scope.school());
        finding.ifPresent(id -> parts.add(by, id, letter, files));
        return finding;
    }
}
