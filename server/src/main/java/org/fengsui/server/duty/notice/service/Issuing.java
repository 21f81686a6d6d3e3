package org.fengsui.server.duty.notice.service;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState.Move;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.NoticeStore.Issue;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.speaking.document.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 签发: in one transaction the number, the frozen document with its two files, the findings' new
 * state, the messages, the story and the audit; or nothing at all, not even a number.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Issuing {

    private static final int LINK_BYTES = 24;
    private static final int CODE_LENGTH = 10;

    private final NoticeStore notices;
    private final ItemStore items;
    private final Contents contents;
    private final AffectedSystems affected;
    private final Drafting drafting;
    private final NoticePaper paper;
    private final NoticeLayout layout;
    private final Documents documents;
    private final Files files;
    private final Findings findings;
    private final Succession succession;
    private final NoticeMail mail;
    private final NoticeGate gate;
    private final BusinessClock clock;

    Issuing(
            NoticeStore notices,
            ItemStore items,
            Contents contents,
            AffectedSystems affected,
            Drafting drafting,
            NoticePaper paper,
            NoticeLayout layout,
            Documents documents,
            Files files,
            Findings findings,
            Succession succession,
            NoticeMail mail,
            NoticeGate gate,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.contents = contents;
        this.affected = affected;
        this.drafting = drafting;
        this.paper = paper;
        this.layout = layout;
        this.documents = documents;
        this.files = files;
        this.findings = findings;
        this.succession = succession;
        this.mail = mail;
        this.gate = gate;
        this.clock = clock;
    }

    void issue(Actor by, long id, int version) {
        var head = gate.lock(by, id, version);
        Drafting.decide(Decision.ISSUE_NOTICE, by, head);
        issue(by, head);
    }

    /** Issues a locked notice by somebody who may. */
    void issue(Actor by, Head head) {
        long id = head.id();
        NoticeGate.after(head, Move.ISSUE);
        var frozen = freeze(by, head);
        var continued = succession.release(by, head);
        var episodes = Notice.episodes(frozen.items());
        noticed(by, head, episodes);
        write(by, head, frozen);
        var issued = gate.lock(by.scope(), id);
        gate.tell(issued, Kind.ISSUED, by, NoticeGate.called(issued), "");
        succession.carriedOver(by, issued, continued);
        mail.issued(by, issued, paper.terms(head.kind()).period());
    }

    /** The findings of the notice stand in it from now on; a circular’s may have none. */
    private void noticed(Actor by, Head head, List<Long> episodes) {
        if (episodes.isEmpty()) {
            return;
        }
        var about = new Subject("notice", head.id());
        var principal = head.principalUnitId();
        if (principal == null) {
            findings.noticed(by, episodes, head.unitId(), head.basis(), about);
        } else {
            findings.noticedToSupport(by, episodes, head.unitId(), principal, head.basis(), about);
        }
    }

    /** What the notice says from now on, taken from findings and knowledge as they are now. */
    private Notice freeze(Actor by, Head head) {
        var drafted = items.of(by.scope(), head.id());
        if (head.kind() == Notice.Kind.CIRCULAR) {
            return head.with(drafted);
        }
        drafting.refuseMissing(head, drafted);
        var episodes =
                findings.episodes(by.scope(), Notice.episodes(drafted)).stream()
                        .collect(Collectors.toMap(Episode::id, episode -> episode));
        var texts = contents.texts(drafted);
        var systems = affected.of(by.scope(), episodes.values());
        var found = contents.found(by.scope(), episodes.values());
        contents.used(drafted);
        for (var item : drafted) {
            var episode = Objects.requireNonNull(episodes.get(item.episodeId()));
            items.freeze(
                    by.scope(),
                    item.id(),
                    Objects.requireNonNull(texts.get(Contents.check(item))),
                    episode.severity(),
                    systems.nameOf(episode),
                    episode.place(),
                    Objects.requireNonNull(found.get(episode.id())));
        }
        return head.with(items.of(by.scope(), head.id()));
    }

    private void write(Actor by, Head head, Notice frozen) {
        var today = clock.today();
        var number =
                new Head.Numbering(
                        paper.series(head.kind()),
                        today.getYear(),
                        documents.next(paper.series(head.kind()), today.getYear()));
        var link = RandomWord.of(LINK_BYTES);
        var version = layout.inUse(head.kind(), head.style()).orElse(null);
        var says = paper.says(frozen, number.printed(), today, code(link));
        var rendered = layout.files(head.kind(), says, head.style(), today, version);
        long docx = store(by, head, number.printed() + ".docx", rendered.docx());
        long pdf = store(by, head, number.printed() + ".pdf", rendered.pdf());
        var search = new ArrayList<>(List.of(number.printed(), contents.unitName(head.unitId())));
        search.add(head.topic());
        for (var item : frozen.items()) {
            search.addAll(List.of(item.title(), item.text().name(), item.place(), item.refs()));
        }
        notices.issue(
                by.scope(),
                head.id(),
                by,
                new Issue(
                        number,
                        link,
                        paper.terms(head.kind()).period(),
                        docx,
                        rendered.docxSha256(),
                        pdf,
                        rendered.pdfSha256(),
                        version,
                        String.join(" ", search).toLowerCase(Locale.ROOT)),
                clock.now());
    }

    /** What is printed on the paper and shown on its link page. */
    static String code(String link) {
        return link.substring(0, CODE_LENGTH);
    }

    private long store(Actor by, Head head, String name, byte[] content) {
        return files.store(
                        by,
                        new Subject("notice", head.id()),
                        head.unitId(),
                        Files.Kind.DOCUMENT,
                        name,
                        new ByteArrayInputStream(content))
                .id();
    }
}
