package org.fengsui.server.alarm.incident.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Paper;
import org.fengsui.server.alarm.incident.Incident.Section;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.IncidentSignal;
import org.fengsui.server.alarm.incident.store.WorkStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** 事发、事中、事后报告: numbered, frozen and rendered as the unit's official papers. */
@Component
class IncidentPapers {

    private static final Scope SCHOOL = Scope.school();

    private final WorkStore work;
    private final IncidentBook book;
    private final Documents documents;
    private final Files files;
    private final Registry registry;
    private final IncidentSettings settings;
    private final Texts texts;
    private final BusinessClock clock;

    IncidentPapers(
            WorkStore work,
            IncidentBook book,
            Documents documents,
            Files files,
            Registry registry,
            IncidentSettings settings,
            Texts texts,
            BusinessClock clock) {
        this.work = work;
        this.book = book;
        this.documents = documents;
        this.files = files;
        this.registry = registry;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** Freezes a report of a locked incident and tells the ledger. */
    void submit(Actor by, Incident incident, Stage stage, List<String> sections) {
        var now = clock.now();
        var year = clock.today().getYear();
        var number =
                Documents.printed(settings.series(), year, documents.next(settings.series(), year));
        var paper =
                new Paper(
                        0, stage, number, filled(sections), now, by.name(), onBehalf(by, incident));
        long id = work.submit(SCHOOL, incident, paper, by.accountId());
        var rendered = documents.render(document(incident, paper));
        var about = new Subject("incident-report", id);
        store(by, about, incident.unitId(), number + ".docx", rendered.docx());
        store(by, about, incident.unitId(), number + ".pdf", rendered.pdf());
        book.did(by, incident, "SUBMIT." + stage, number);
        book.signal(signal(stage), incident, now, by);
    }

    private static boolean onBehalf(Actor by, Incident incident) {
        return !Objects.equals(by.unitId(), incident.unitId());
    }

    private static List<String> filled(List<String> sections) {
        var all = new ArrayList<String>();
        for (int i = 0; i < Section.values().length; i++) {
            all.add(i < sections.size() ? sections.get(i).strip() : "");
        }
        return all;
    }

    private static IncidentSignal signal(Stage stage) {
        return switch (stage) {
            case ONSET -> IncidentSignal.ONSET_REPORTED;
            case PROGRESS -> IncidentSignal.PROGRESS_REPORTED;
            case AFTERMATH -> IncidentSignal.AFTERMATH_REPORTED;
        };
    }

    private void store(Actor by, Subject about, long unitId, String name, byte[] content) {
        files.store(
                by, about, unitId, Files.Kind.DOCUMENT, name, new ByteArrayInputStream(content));
    }

    private OfficialDocument document(Incident incident, Paper paper) {
        var unit = registry.unit(SCHOOL, incident.unitId()).map(Registry.Unit::name).orElse("");
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        texts.chinese(
                                "incident.paper.head",
                                incident.seen().title(),
                                incident.seen().place(),
                                at(incident))));
        var names = Section.values();
        for (int i = 0; i < names.length; i++) {
            var said = paper.sections().get(i);
            if (!said.isEmpty()) {
                blocks.add(new Block.Heading(texts.chinese("incident.section." + names[i])));
                said.lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> blocks.add(new Block.Paragraph(line.strip())));
            }
        }
        return new OfficialDocument(
                OfficialDocument.Style.LETTER,
                unit,
                paper.number(),
                texts.chinese("incident.stage." + paper.stage()),
                settings.addressee(),
                blocks,
                unit,
                BusinessClock.day(paper.at()),
                List.of(),
                "");
    }

    private static String at(Incident incident) {
        var local = incident.seen().seenAt().atZone(BusinessClock.ZONE).toLocalDateTime();
        return OfficialDocument.dateText(local.toLocalDate())
                + " "
                + local.toLocalTime().withSecond(0).withNano(0);
    }
}
