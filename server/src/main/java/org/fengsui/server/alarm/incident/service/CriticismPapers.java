package org.fengsui.server.alarm.incident.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.alarm.incident.Criticism;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The paper of a criticism, which the unit gets, and the record of its referral, which it does not.
 */
@Component
class CriticismPapers {

    private static final Scope SCHOOL = Scope.school();

    private final Documents documents;
    private final Files files;
    private final Registry registry;
    private final IncidentSettings settings;
    private final Texts texts;
    private final BusinessClock clock;

    CriticismPapers(
            Documents documents,
            Files files,
            Registry registry,
            IncidentSettings settings,
            Texts texts,
            BusinessClock clock) {
        this.documents = documents;
        this.files = files;
        this.registry = registry;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** The next number of the series. */
    String number() {
        var year = clock.today().getYear();
        var series = settings.criticismSeries();
        return Documents.printed(series, year, documents.next(series, year));
    }

    /** Renders and keeps both papers of one that is issued. */
    void issue(Actor by, Criticism criticism, String number) {
        keep(
                by,
                new Subject("criticism", criticism.id()),
                criticism.unitId(),
                number,
                document(criticism, number, "criticism.paper.title", criticismBlocks(criticism)));
        keep(
                by,
                new Subject("criticism-referral", criticism.id()),
                null,
                texts.chinese("criticism.referral.title") + number,
                document(criticism, number, "criticism.referral.title", referralBlocks(criticism)));
    }

    private void keep(
            Actor by,
            Subject about,
            @Nullable Long unitId,
            String name,
            OfficialDocument document) {
        var rendered = documents.render(document);
        keep(by, about, unitId, name + ".docx", rendered.docx());
        keep(by, about, unitId, name + ".pdf", rendered.pdf());
    }

    private void keep(Actor by, Subject about, @Nullable Long unitId, String name, byte[] content) {
        files.store(
                by, about, unitId, Files.Kind.DOCUMENT, name, new ByteArrayInputStream(content));
    }

    private List<Block> criticismBlocks(Criticism criticism) {
        var blocks = facts(criticism);
        blocks.add(new Block.Heading(texts.chinese("criticism.statement")));
        blocks.add(
                new Block.Paragraph(
                        criticism.statement().isEmpty()
                                ? texts.chinese("criticism.statement.none")
                                : criticism.statement()));
        blocks.add(new Block.Paragraph(texts.chinese("criticism.paper.end", unit(criticism))));
        return blocks;
    }

    private List<Block> referralBlocks(Criticism criticism) {
        var blocks = facts(criticism);
        blocks.add(new Block.Heading(texts.chinese("criticism.holders")));
        criticism.holders().forEach(holder -> blocks.add(new Block.Paragraph(holder)));
        return blocks;
    }

    private List<Block> facts(Criticism criticism) {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        texts.chinese(
                                "criticism.paper.head",
                                unit(criticism),
                                OfficialDocument.dateText(criticism.day()),
                                texts.chinese("criticism.failing." + criticism.failing()))));
        criticism
                .words()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> blocks.add(new Block.Paragraph(line.strip())));
        blocks.add(new Block.Heading(texts.chinese("criticism.proofs")));
        criticism.proofs().forEach(proof -> blocks.add(new Block.Paragraph(proof)));
        return blocks;
    }

    private String unit(Criticism criticism) {
        return registry.unit(SCHOOL, criticism.unitId()).map(Registry.Unit::name).orElse("");
    }

    private OfficialDocument document(
            Criticism criticism, String number, String title, List<Block> blocks) {
        var toUnit = title.equals("criticism.paper.title");
        return new OfficialDocument(
                OfficialDocument.Style.FILE,
                settings.issuer() + "文件",
                number,
                texts.chinese(title),
                toUnit ? unit(criticism) : texts.chinese("criticism.referral.to"),
                blocks,
                settings.issuer(),
                clock.today(),
                List.of(),
                "");
    }
}
