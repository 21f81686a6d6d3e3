package org.fengsui.server.duty.circular.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularState;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** The words of circulars’ pages: states, heads with the one next step, and what forms offer. */
final class CircularPages {

    private CircularPages() {}

    static Chip chip(CircularState state, Reader reader) {
        var word = reader.say("circular.state", state);
        return switch (state) {
            case RECEIVED, RETURNED, NONE_AFFECTED -> Chip.open(word);
            case FORWARDING, FORWARDED, REPORTED -> Chip.waiting(word);
            case ACCEPTED -> Chip.done(word);
            case CLOSED -> Chip.quiet(word);
        };
    }

    static Chip chip(ShareState state, Reader reader) {
        var word = reader.say("circular.share", state);
        return switch (state) {
            case TO_REVIEW, REVIEWED, RETESTED -> Chip.open(word);
            case TO_SERVE, WAITING -> Chip.waiting(word);
            case REPORTED -> Chip.done(word);
            case WITHDRAWN -> Chip.quiet(word);
        };
    }

    /** What it is, from whom, in which state. */
    static DetailHead head(Circular circular, Reader reader) {
        return DetailHead.of(circular.called(), circular.source())
                .under(reader.say("circular.list.title"), "/circulars")
                .state(chip(circular.state(), reader));
    }

    static String path(Circular circular) {
        return "/circulars/" + circular.id();
    }

    /** The same with what this reader can do. */
    static DetailHead withActs(Circular circular, List<Circular.Share> shares, Reader reader) {
        var head = head(circular, reader);
        var next = next(circular, shares);
        if (next != null && may(next, reader)) {
            head = head.primary(Action.link(label(next, reader), path(circular, next)));
        } else if (next != null) {
            head = head.whoCan(reader.say("circular.whoCan", next));
        }
        for (var move : Move.values()) {
            if (move != next && offered(circular, shares, move) && may(move, reader)) {
                head = head.more(Action.link(label(move, reader), path(circular, move)));
            }
        }
        return head;
    }

    /** The one next step; null where it is a unit’s, a share’s or nobody’s. */
    private static @Nullable Move next(Circular circular, List<Circular.Share> shares) {
        var none = shares.stream().allMatch(share -> share.state() == ShareState.WITHDRAWN);
        var ready =
                shares.stream()
                        .filter(share -> !share.state().over())
                        .allMatch(share -> share.state() == ShareState.RETESTED);
        return switch (circular.state()) {
            case RECEIVED ->
                    circular.entry().kind() == Circular.Kind.INFORMATION
                            ? Move.CLOSE
                            : Move.FORWARD;
            case NONE_AFFECTED, RETURNED -> ready ? Move.REPORT : null;
            case FORWARDED -> none ? Move.FORWARD : ready ? Move.REPORT : null;
            case REPORTED -> Move.ACCEPT;
            case FORWARDING, ACCEPTED, CLOSED -> null;
        };
    }

    static boolean offered(Circular circular, List<Circular.Share> shares, Move move) {
        return circular.state().allows(move)
                && switch (move) {
                    case FIND_NONE ->
                            shares.stream()
                                    .allMatch(share -> share.state() == ShareState.WITHDRAWN);
                    case FORWARD, REPORT_PARTLY, REPORT, SUPPLEMENT, ACCEPT, RETURN -> true;
                    case CLOSE -> circular.entry().kind() == Circular.Kind.INFORMATION;
                    case REGISTER, SERVE_ALL, REVIEW, RETEST -> false;
                };
    }

    private static boolean may(Move move, Reader reader) {
        return switch (move) {
            case REPORT, REPORT_PARTLY, SUPPLEMENT ->
                    reader.actor().decides(Decision.REPORT_CIRCULAR);
            default -> reader.actor().may(Permission.NOTICE_DRAFT);
        };
    }

    static String label(Move move, Reader reader) {
        return reader.say("circular.move", move);
    }

    static String path(Circular circular, Move move) {
        return path(circular) + "/" + slug(move);
    }

    static String slug(Move move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The move of a path. */
    static Move move(String slug) {
        return Arrays.stream(Move.values())
                .filter(move -> slug(move).equals(slug))
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    static List<Option> ways(Reader reader) {
        return Arrays.stream(Circular.Way.values())
                .map(way -> new Option(way.name(), reader.say("circular.way", way)))
                .toList();
    }

    static List<Option> kinds(Reader reader) {
        return Arrays.stream(Circular.Kind.values())
                .map(kind -> new Option(kind.name(), reader.say("circular.kind", kind)))
                .toList();
    }

    static ModelAndView unprocessable(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
