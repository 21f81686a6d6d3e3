package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.Selected;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The findings of one unit, which make one notice.
 *
 * @param unit the unit's name
 * @param count how many, finished text
 * @param some the first of them
 * @param draft leads to the draft
 */
record NoticeGroup(String unit, String count, List<Selected> some, Action draft) {

    private static final int SHOWN = 10;

    /** Whether it can go into a notice at all. */
    static boolean fits(Selected it) {
        boolean before = it.state() == EpisodeState.NEW || it.state() == EpisodeState.CONFIRMED;
        return it.unitId() != null && before && !it.asked();
    }

    /** Whether the policy, or a person against it, wants it noticed now. */
    static boolean earns(Selected it) {
        return fits(it) && it.treatment() == Treatment.AT_ONCE;
    }

    static List<NoticeGroup> of(List<Selected> chosen, Map<Long, String> names, Reader reader) {
        var byUnit = new TreeMap<Long, List<Selected>>();
        for (var it : chosen) {
            if (earns(it) && it.unitId() != null) {
                byUnit.computeIfAbsent(it.unitId(), unit -> new ArrayList<>()).add(it);
            }
        }
        var groups = new ArrayList<NoticeGroup>();
        byUnit.forEach((unit, its) ->
                groups.add(
                        new NoticeGroup(
                                names.getOrDefault(unit, unit.toString()),
                                reader.times().number(its.size()),
                                its.stream().limit(SHOWN).toList(),
                                Action.link(
                                        reader.say("finding.act.notice"),
                                        "/notices/new?episodes=" + ids(its)))));
        return groups;
    }

    private static String ids(List<Selected> its) {
        return its.stream()
                .map(it -> Long.toString(it.episodeId()))
                .collect(Collectors.joining(","));
    }
}
