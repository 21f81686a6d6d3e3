package org.fengsui.server.campus.knowledge.domain;

import java.util.Objects;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The entries that come with the product, for checks that scanners report most. Taken in at each
 * start: what is new is added, what a person has written stays.
 */
@Component
class StarterSet {

    private static final Logger LOG = LoggerFactory.getLogger(StarterSet.class);
    private static final String RESOURCE = "starter.csv";

    private final KnowledgeBase base;
    private final StarterLock lock;

    StarterSet(KnowledgeBase base, StarterLock lock) {
        this.base = base;
        this.lock = lock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void takeIn() {
        lock.take();
        var file =
                new InputFile(
                        RESOURCE,
                        () ->
                                Objects.requireNonNull(
                                        StarterSet.class.getResourceAsStream(RESOURCE)));
        var imported = base.take(Actor.machine("starter-set"), KnowledgeTable.read(file), true);
        if (imported.added() + imported.changed() > 0) {
            LOG.info(
                    "knowledge base: {} entries added, {} renewed from the starter set",
                    imported.added(),
                    imported.changed());
        }
    }
}
