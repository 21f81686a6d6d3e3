package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.knowledge.Knowledge.Needed;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Found;
import org.fengsui.server.duty.notice.Notice.ItemText;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.store.Basis;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.Former;
import org.fengsui.server.duty.notice.store.ItemStore.NewItem;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.NoticeStore.NewNotice;
import org.fengsui.server.duty.notice.store.SuccessionStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Discoveries;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Treatment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a draft says, made of findings, knowledge and the registry. */
@Component
class Contents {

    private static final String BETWEEN_REFS = "、";
    private static final String BETWEEN_FINDERS = "、";

    private final Findings findings;
    private final Discoveries discoveries;
    private final Knowledge knowledge;
    private final Registry registry;
    private final AffectedSystems affected;
    private final ItemStore items;
    private final SuccessionStore successions;
    private final NoticeStore notices;
    private final NoticeSettings settings;
    private final Texts texts;

    Contents(
            Findings findings,
            Discoveries discoveries,
            Knowledge knowledge,
            Registry registry,
            AffectedSystems affected,
            ItemStore items,
            SuccessionStore successions,
            NoticeStore notices,
            NoticeSettings settings,
            Texts texts) {
        this.findings = findings;
        this.discoveries = discoveries;
        this.knowledge = knowledge;
        this.registry = registry;
        this.affected = affected;
        this.items = items;
        this.successions = successions;
        this.notices = notices;
        this.settings = settings;
        this.texts = texts;
    }

    /**
     * A draft's content.
     *
     * @param notice its row
     * @param items its items
     */
    record Content(NewNotice notice, List<NewItem> items) {}

    /**
     * Makes the content and puts checks without Chinese texts on the wanted list.
     *
     * @param exceptNotice the draft that is edited; 0 for a new one
     * @param continued the items of earlier notices these go on with, by episode
     * @param assignee the supporting unit that is assigned these findings; null for their own unit
     */
    Content of(
            Actor by,
            Draft draft,
            long exceptNotice,
            Map<Long, Former> continued,
            @Nullable Long assignee) {
        var episodes = chosen(by.scope(), draft.episodeIds());
        long principal = oneUnit(episodes);
        long unitId = assignee == null ? principal : assignee;
        refuseStranger(episodes, principal, assignee);
        refuseTaken(episodes, exceptNotice, continued);
        var known =
                knowledge.needed(
                        episodes.stream().map(one -> new Needed(check(one), one.title())).toList());
        var closedOn = closedBefore(episodes);
        var systems = affected.of(by.scope(), episodes);
        var found = found(by.scope(), episodes);
        var made = new ArrayList<NewItem>();
        for (var episode : episodes) {
            made.add(
                    item(
                            made.size() + 1,
                            episode,
                            systems.nameOf(episode),
                            found.get(episode.id()),
                            text(known.get(check(episode))),
                            continued.get(episode.id()),
                            closedOn.getOrDefault(episode.findingId(), "")));
        }
        var own = assignee == null || assignee == principal;
        var topic = draft.topic().isBlank() ? systems.topic(episodes) : draft.topic().strip();
        var chosenSupport = draft.supportingUnitIds();
        var supporting =
                chosenSupport != null
                        ? stillSupporting(chosenSupport, draft, episodes)
                        : own ? supporting(episodes, unitId) : List.of(principal);
        var chosenStyle = draft.style();
        var notice =
                new NewNotice(
                        Notice.Kind.VULNERABILITY,
                        unitId,
                        supporting.stream().filter(id -> id != unitId).distinct().toList(),
                        own ? null : principal,
                        topic,
                        remark(draft, exceptNotice == 0 && !own, principal),
                        chosenStyle == null ? settings.style() : chosenStyle,
                        search(unitId, topic, made));
        return new Content(notice, made);
    }

    /** How findings became known, in words, by episode. */
    Map<Long, Found> found(Scope scope, Collection<Episode> episodes) {
        var found = new HashMap<Long, Found>();
        discoveries
                .of(scope, episodes.stream().map(Episode::id).toList())
                .forEach((id, one) ->
                        found.put(id, new Found(one.at(), String.join(BETWEEN_FINDERS, one.by()))));
        return found;
    }

    /** 复发: the notices on which those that are a return were closed before, by finding. */
    private Map<Long, String> closedBefore(List<Episode> episodes) {
        return successions.closedOn(
                Scope.school(),
                episodes.stream()
                        .filter(episode -> episode.formerId() != null)
                        .map(Episode::findingId)
                        .toList());
    }

    /** The findings in the order asked for. */
    private List<Episode> chosen(Scope scope, List<Long> ids) {
        var wanted = new LinkedHashSet<>(ids);
        if (wanted.isEmpty()) {
            throw new Refusal(NoticeProblem.NOTHING_CHOSEN);
        }
        var found =
                findings.episodes(scope, wanted).stream()
                        .collect(Collectors.toMap(Episode::id, episode -> episode));
        if (found.size() != wanted.size()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private long oneUnit(List<Episode> episodes) {
        refuse(episodes, episode -> episode.unitId() == null, NoticeProblem.UNATTRIBUTED);
        refuse(episodes, episode -> !episode.state().open(), NoticeProblem.FINDING_OVER);
        Set<Long> units =
                episodes.stream()
                        .map(Episode::unitId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (units.size() > 1) {
            throw new Refusal(
                    NoticeProblem.MIXED_UNITS,
                    units.stream().map(this::unitName).collect(Collectors.joining("、")));
        }
        return units.iterator().next();
    }

    private static void refuse(
            List<Episode> episodes, Predicate<Episode> wrong, NoticeProblem problem) {
        var named =
                episodes.stream()
                        .filter(wrong)
                        .map(episode -> episode.title() + " " + episode.place())
                        .collect(Collectors.joining("；"));
        if (!named.isEmpty()) {
            throw new Refusal(problem, named);
        }
    }

    private void refuseTaken(
            List<Episode> episodes, long exceptNotice, Map<Long, Former> continued) {
        var ids = episodes.stream().map(Episode::id).toList();
        var former = continued.values().stream().map(Former::id).toList();
        var taken =
                items.taken(Scope.school(), ids, Basis.VULNERABILITY, exceptNotice).stream()
                        .filter(of -> !former.contains(of.item().id()))
                        .toList();
        if (taken.isEmpty()) {
            return;
        }
        var heads =
                notices
                        .all(
                                Scope.school(),
                                taken.stream().map(ItemStore.OfNotice::noticeId).toList())
                        .stream()
                        .collect(Collectors.toMap(Head::id, NoticeGate::called));
        throw new Refusal(
                NoticeProblem.ALREADY_NOTICED,
                taken.stream()
                        .map(of -> of.item().title() + " → " + heads.get(of.noticeId()))
                        .collect(Collectors.joining("；")));
    }

    /**
     * 通报策略: refuses what earns no notice at once, and what nobody noticed all the same with a
     * reason.
     *
     * @param except those that go on with an earlier notice, or were in the draft before
     */
    void refuseUnearned(Scope scope, Collection<Long> episodeIds, Set<Long> except) {
        var unearned = unearned(scope, episodeIds, except);
        refuse(findings.episodes(scope, unearned), _ -> true, NoticeProblem.NOT_BY_POLICY);
    }

    /** Those of the episodes that would be refused so. */
    List<Long> unearned(Scope scope, Collection<Long> episodeIds, Set<Long> except) {
        var fresh = episodeIds.stream().filter(id -> !except.contains(id)).toList();
        var treatments = findings.treatments(scope, fresh);
        return fresh.stream().filter(id -> treatments.get(id) != Treatment.AT_ONCE).toList();
    }

    /** The Chinese texts of items, by check; those without any are missing. */
    Map<Check, ItemText> texts(Collection<Notice.Item> of) {
        var texts = new LinkedHashMap<Check, ItemText>();
        entries(of).forEach((check, entry) -> texts.put(check, text(entry)));
        return texts;
    }

    /** Counts that a notice goes out with the texts of these items. */
    void used(Collection<Notice.Item> of) {
        knowledge.used(entries(of).values().stream().map(Knowledge.Entry::check).toList());
    }

    private Map<Check, Knowledge.Entry> entries(Collection<Notice.Item> of) {
        return knowledge.about(of.stream().map(Contents::check).distinct().toList());
    }

    /** What the knowledge base is asked about a finding. */
    static Check check(Episode episode) {
        return new Check(episode.check(), episode.refs());
    }

    /** The same of a finding in a notice. */
    static Check check(Notice.Item item) {
        return new Check(item.check(), List.of(item.refs().split(BETWEEN_REFS)));
    }

    static ItemText text(Knowledge.@Nullable Entry entry) {
        return entry == null
                ? ItemText.MISSING
                : new ItemText(entry.name(), entry.harm(), entry.remedy(), entry.selfCheck());
    }

    private static NewItem item(
            int position,
            Episode episode,
            String system,
            @Nullable Found found,
            ItemText text,
            @Nullable Former former,
            String recursFrom) {
        return new NewItem(
                position,
                episode.findingId(),
                episode.id(),
                episode.check(),
                episode.title(),
                episode.severity(),
                system,
                episode.place(),
                found,
                String.join(BETWEEN_REFS, episode.refs()),
                text,
                former,
                recursFrom);
    }

    /**
     * A new draft to an assigned unit says whose system it is; the drafter may say it otherwise.
     */
    private String remark(Draft draft, boolean assigned, long principal) {
        var written = draft.remark().strip();
        return assigned && written.isEmpty()
                ? texts.chinese("notice.split.remark", unitName(principal))
                : written;
    }

    /** 配合单位承办: only who supports all of them, and is a 责任单位, can be assigned them. */
    private void refuseStranger(List<Episode> episodes, long principal, @Nullable Long assignee) {
        if (assignee == null || assignee == principal) {
            return;
        }
        refuse(
                episodes,
                episode -> !episode.supportingUnitIds().contains(assignee),
                NoticeProblem.NOT_SUPPORTING);
        if (registry.unit(Scope.school(), assignee).filter(Registry.Unit::responsible).isEmpty()) {
            throw new Refusal(NoticeProblem.WRONG_UNIT);
        }
    }

    /** A unit that is assigned what it supports gets no copy of what it has nothing to do with. */
    private static List<Long> stillSupporting(
            List<Long> chosen, Draft draft, List<Episode> episodes) {
        return chosen.stream()
                .filter(id ->
                        !draft.assigned().containsValue(id)
                                || episodes.stream()
                                        .anyMatch(one -> one.supportingUnitIds().contains(id)))
                .toList();
    }

    private static List<Long> supporting(List<Episode> episodes, long unitId) {
        return episodes.stream()
                .flatMap(episode -> episode.supportingUnitIds().stream())
                .filter(id -> id != unitId)
                .distinct()
                .toList();
    }

    String unitName(long unitId) {
        return registry.unit(Scope.school(), unitId)
                .map(Registry.Unit::name)
                .orElse(Long.toString(unitId));
    }

    private String search(long unitId, String topic, List<NewItem> made) {
        var words =
                Stream.concat(
                        Stream.of(unitName(unitId), topic),
                        made.stream()
                                .flatMap(item ->
                                        Stream.of(
                                                item.title(),
                                                item.text().name(),
                                                item.system(),
                                                item.target(),
                                                item.refs())));
        return words.distinct().collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }
}
