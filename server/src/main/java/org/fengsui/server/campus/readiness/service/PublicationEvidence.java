package org.fengsui.server.campus.readiness.service;

import java.util.List;
import org.fengsui.server.campus.readiness.TaskEvidence;
import org.fengsui.server.campus.readiness.TaskKind;
import org.fengsui.server.campus.readiness.UnitTask;
import org.fengsui.server.campus.readiness.domain.Publication;
import org.fengsui.server.campus.readiness.store.PublicationStore;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much of a unit was reviewed before it was published, beside what it is asked for. */
@Component
@Transactional(readOnly = true)
class PublicationEvidence implements TaskEvidence {

    private final PublicationStore store;

    PublicationEvidence(PublicationStore store) {
        this.store = store;
    }

    @Override
    public List<String> of(UnitTask task, Reader reader) {
        if (task.kind() != TaskKind.REVIEW) {
            return List.of();
        }
        var own =
                store.all(reader.actor().scope()).stream()
                        .filter(one -> one.unitId() == task.unitId())
                        .toList();
        long published =
                own.stream().filter(one -> one.state() == Publication.State.PUBLISHED).count();
        return List.of(reader.say("readiness.evidence.publications", own.size(), published));
    }
}
