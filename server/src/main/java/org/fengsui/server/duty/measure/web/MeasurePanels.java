package org.fengsui.server.duty.measure.web;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.service.MeasureDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The measures about a system and those a notice led to, on their pages. */
@Configuration(proxyBeanMethods = false)
class MeasurePanels {

    /**
     * What a panel shows.
     *
     * @param escalated items whose escalation reached 网信办
     * @param ask what the reader can do about them
     */
    record Shown(
            List<MeasureController.Line> lines,
            String path,
            boolean mayOrder,
            String query,
            List<Link> escalated,
            String ask) {}

    /** What is left open, and the form in which a measure about it is filled in. */
    record Link(String text, String due, String href) {}

    @Bean
    SubjectPanel systemMeasuresPanel(MeasureDesk desk) {
        return new Panel("system", desk);
    }

    @Bean
    SubjectPanel noticeMeasuresPanel(MeasureDesk desk) {
        return new Panel("notice", desk);
    }

    private record Panel(String subjectType, MeasureDesk desk) implements SubjectPanel {

        @Override
        public int order() {
            return 40;
        }

        @Override
        public String template() {
            return "measure/panel";
        }

        @Override
        public String fragment() {
            return "measures";
        }

        @Override
        public Optional<Object> model(Subject subject, Reader reader) {
            var actor = reader.actor();
            var office = actor.may(Permission.NOTICE_VIEW);
            if (!office && !actor.may(Permission.NOTICE_ANSWER)) {
                return Optional.empty();
            }
            List<Measure> all =
                    subjectType.equals("system")
                            ? desk.ofSystem(actor.scope(), subject.id())
                            : desk.ofNotice(actor.scope(), subject.id());
            var may = actor.may(Permission.MEASURE_ORDER) || actor.may(Permission.MEASURE_WORK);
            if (all.isEmpty() && !may) {
                return Optional.empty();
            }
            var lines =
                    all.stream()
                            .map(one ->
                                    new MeasureController.Line(
                                            one, "", MeasurePage.chip(one.state(), reader), null));
            return Optional.of(
                    new Shown(
                            lines.toList(),
                            office ? "/measures/" : "/unit/measures/",
                            may,
                            "/measures/new?" + subjectType + "=" + subject.id(),
                            may ? escalated(subject, reader) : List.of(),
                            reader.say(
                                    actor.may(Permission.MEASURE_ORDER)
                                            ? "measure.escalated.order"
                                            : "measure.escalated.propose")));
        }

        private List<Link> escalated(Subject subject, Reader reader) {
            if (!subjectType.equals("notice")) {
                return List.of();
            }
            return desk.escalated(reader.actor().scope(), subject.id()).stream()
                    .map(left ->
                            new Link(
                                    reader.say(
                                            "measure.escalated.item",
                                            left.item().position(),
                                            left.item().name()),
                                    reader.say(
                                            "measure.escalated.due",
                                            reader.times().plainDue(left.due())),
                                    "/measures/new?notice="
                                            + subject.id()
                                            + "&item="
                                            + left.item().id()))
                    .toList();
        }
    }
}
