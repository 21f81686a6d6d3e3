package org.fengsui.server.duty.notice.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem.Kind;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.speaking.document.OfficialDocument;

/** What the forms of this room offer. */
final class NoticeForms {

    private NoticeForms() {}

    /** What a refusal says, in a sentence. */
    static String words(Refusal refused, Reader reader) {
        var problem = "problem." + refused.problem().slug();
        var arguments = refused.arguments().toArray();
        return reader.say(
                "notice.says",
                reader.say(problem + ".title", arguments),
                reader.say(problem + ".detail", arguments));
    }

    /**
     * The form with what was refused, at the field it is about.
     *
     * @throws Refusal the same, where sending the form once more cannot help
     */
    static Form refused(Form form, Refusal refused, Reader reader) {
        var problem = refused.problem();
        var again = problem.kind() == Kind.INVALID || problem.kind() == Kind.TOO_LARGE;
        if (!again || problem == CommonProblem.FIELD_INVALID) {
            throw refused;
        }
        var field =
                problem instanceof NoticeProblem ours
                        ? switch (ours) {
                            case REASON_MISSING, BACKDATING -> "reason";
                            case SERVICE_TIME -> "at";
                            case SCAN_MISSING, PROOF_MISSING -> "files";
                            case RELAYED_INCOMPLETE -> "saidBy";
                            case RELAYED_TIME -> "saidAt";
                            case SCAN_TYPE, STAMP_MISSING -> "scan";
                            case PROTECTION_MISSING -> "protection";
                            case DUE_NOT_LATER -> "until";
                            case WRONG_UNIT -> "unit";
                            case DEMAND_MISSING -> "demand";
                            case DEMAND_DUE -> "until";
                            default -> "";
                        }
                        : "";
        return form.error(field, words(refused, reader));
    }

    /** The same of what the office enters for a unit: a field that is wrong is said at it. */
    static Form entered(Form form, Refusal refused, Reader reader) {
        return refused.problem() == CommonProblem.FIELD_INVALID
                ? form.error(
                        String.valueOf(refused.arguments().getFirst()),
                        String.valueOf(refused.arguments().getLast()))
                : refused(form, refused, reader);
    }

    /** How something came that the office enters. */
    static List<Option> vias(Reader reader) {
        return Stream.of(Via.PHONE, Via.PAPER)
                .map(via -> new Option(via.name(), reader.say("notice.via", via)))
                .toList();
    }

    static List<Option> serviceWays(Reader reader) {
        return Stream.of(ServiceWay.PHONE, ServiceWay.HAND)
                .map(way -> new Option(way.name(), reader.say("notice.way", way)))
                .toList();
    }

    static List<Option> answers(Notice.Kind notice, Reader reader) {
        return Stream.of(AnswerKind.values())
                .filter(notice::takes)
                .map(kind -> new Option(kind.name(), reader.say("notice.answer", kind)))
                .toList();
    }

    static List<Option> styles(Reader reader) {
        return Stream.of(OfficialDocument.Style.values())
                .map(style -> new Option(style.name(), reader.say("notice.style", style)))
                .toList();
    }

    static List<Option> verdicts(Reader reader) {
        return Stream.of(Verdict.values())
                .map(verdict -> new Option(verdict.name(), reader.say("notice.verdict", verdict)))
                .toList();
    }

    /** The form as somebody signed it, who says name and telephone both. */
    static Form signed(Form form, String name, String phone, Reader reader) {
        var signed = form.value("name", name).value("phone", phone);
        signed = name.isBlank() ? signed.error("name", reader.say("notice.field.name")) : signed;
        return phone.isBlank() ? signed.error("phone", reader.say("notice.field.phone")) : signed;
    }

    /** An item as it is read now, for a form that takes several. */
    static Option chosen(Notice.Item item) {
        return new Option(
                item.id() + ":" + item.version(),
                item.position() + ". " + NoticePage.name(item) + " · " + item.target());
    }

    /**
     * The versions at which items were read, by item.
     *
     * @param items each as {@code identity:version}
     * @throws Refusal if one is written otherwise
     */
    static Map<Long, Integer> versions(List<String> items) {
        Map<Long, Integer> versions = new LinkedHashMap<>();
        for (var item : items) {
            if (!item.matches("[0-9]{1,18}:[0-9]{1,9}")) {
                throw new Refusal(CommonProblem.STALE);
            }
            int colon = item.indexOf(':');
            versions.put(
                    Long.parseLong(item.substring(0, colon)),
                    Integer.parseInt(item.substring(colon + 1)));
        }
        return versions;
    }
}
