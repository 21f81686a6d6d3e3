package org.fengsui.server.speaking.document.store;

import java.util.List;
import java.util.Optional;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.speaking.document.Templates;
import org.fengsui.server.speaking.document.layout.Layouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions kept as Word files that the layouts wrote themselves, and are read again from them. */
@Service
@Transactional
class KeptTemplates implements Templates {

    private static final Scope SCHOOL = Scope.school();

    private final TemplateStore store;
    private final Layouts layouts;
    private final BusinessClock clock;

    KeptTemplates(TemplateStore store, Layouts layouts, BusinessClock clock) {
        this.store = store;
        this.layouts = layouts;
        this.clock = clock;
    }

    @Override
    public long add(Actor by, String kind, Style style, Upload upload) {
        var now = clock.now();
        var word = layouts.word(upload.paper(), kind, by.name(), BusinessClock.day(now));
        // What cannot be read again would stop each issue from the day it is put in use.
        read(upload.fileName(), word);
        return store.add(
                SCHOOL,
                by,
                new TemplateStore.Kept(
                        kind, style, upload.fileName(), upload.sha256(), upload.note(), word),
                now);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Version> versions(String kind) {
        return store.versions(SCHOOL, kind);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Version> find(long id) {
        return store.find(SCHOOL, id);
    }

    @Override
    @Transactional(readOnly = true)
    public Paper paper(long id) {
        var word = store.word(SCHOOL, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return read("template-" + id + ".docx", word);
    }

    private static Paper read(String name, byte[] word) {
        return WordReader.read(InputFile.of(name, word));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Long> inUse(String kind, Style style) {
        return store.uses(SCHOOL, kind, style).stream()
                .findFirst()
                .flatMap(use -> Optional.ofNullable(use.templateId()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Use> uses(String kind, Style style) {
        return store.uses(SCHOOL, kind, style);
    }

    @Override
    public void use(Actor by, String kind, Style style, @Nullable Long id) {
        store.use(SCHOOL, by, kind, style, id, clock.now());
    }
}
