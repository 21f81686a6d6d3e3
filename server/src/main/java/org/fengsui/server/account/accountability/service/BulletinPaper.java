package org.fengsui.server.account.accountability.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.account.accountability.Bulletin;
import org.fengsui.server.account.accountability.Bulletin.Figure;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.stereotype.Component;

/** A bulletin as a paper: each heading with its figures, those of the period before, and bars. */
@Component
class BulletinPaper {

    private final Texts texts;
    private final BulletinSettings settings;

    BulletinPaper(Texts texts, BulletinSettings settings) {
        this.texts = texts;
        this.settings = settings;
    }

    /** What a bulletin is called. */
    String title(Bulletin bulletin) {
        return texts.chinese("bulletin.paper.title", name(bulletin.period(), bulletin.firstDay()));
    }

    private String name(Bulletin.Period period, LocalDate first) {
        return texts.chinese(
                "bulletin.name." + period.name(),
                String.valueOf(first.getYear()),
                first.getMonthValue(),
                (first.getMonthValue() + 2) / 3);
    }

    OfficialDocument of(Bulletin bulletin, boolean internal) {
        var issued = bulletin.issuedAt();
        return new OfficialDocument(
                OfficialDocument.Style.FILE,
                texts.named(settings.letterhead()),
                bulletin.number(),
                title(bulletin),
                texts.chinese("bulletin.paper.to"),
                blocks(bulletin, internal),
                texts.named(settings.signer()),
                BusinessClock.day(issued == null ? bulletin.countedAt() : issued),
                List.of(),
                "");
    }

    private List<Block> blocks(Bulletin bulletin, boolean internal) {
        List<Block> blocks = new ArrayList<>();
        var before = bulletin.period().before(bulletin.firstDay());
        blocks.add(
                new Block.Paragraph(
                        texts.chinese(
                                "bulletin.paper.opening",
                                name(bulletin.period(), bulletin.firstDay()),
                                name(bulletin.period(), before))));
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        for (var figure : bulletin.figures()) {
            if (internal || figure.unit() == null) {
                groups.computeIfAbsent(figure.group(), _ -> new ArrayList<>()).add(figure);
            }
        }
        int number = 0;
        for (var group : groups.entrySet()) {
            number++;
            blocks.add(
                    new Block.Heading(
                            texts.chinese(
                                    "bulletin.paper.heading",
                                    texts.chinese("bulletin.numeral." + number),
                                    texts.chinese(group.getKey()))));
            group.getValue().forEach(figure -> blocks.add(new Block.Paragraph(sentence(figure))));
            blocks.add(
                    new Block.Bars(
                            group.getValue().stream()
                                    .map(figure -> new Block.Bar(label(figure), figure.value()))
                                    .toList()));
        }
        if (!bulletin.remark().isEmpty()) {
            blocks.add(new Block.Paragraph(bulletin.remark()));
        }
        blocks.add(
                new Block.Note(
                        texts.chinese(
                                internal ? "bulletin.paper.internal" : "bulletin.paper.public")));
        return blocks;
    }

    private String label(Figure figure) {
        var unit = figure.unit();
        return unit == null ? texts.chinese(figure.label()) : unit;
    }

    private String sentence(Figure figure) {
        return texts.chinese(
                "bulletin.paper.figure",
                label(figure),
                String.valueOf(figure.value()),
                String.valueOf(figure.before()),
                change(figure.value() - figure.before()));
    }

    private String change(long by) {
        return by == 0
                ? texts.chinese("bulletin.paper.same")
                : texts.chinese(
                        by > 0 ? "bulletin.paper.more" : "bulletin.paper.less",
                        String.valueOf(Math.abs(by)));
    }
}
