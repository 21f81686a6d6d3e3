package org.fengsui.server.alarm.incident.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incident.Assistance;
import org.fengsui.server.alarm.incident.Incident.Call;
import org.fengsui.server.alarm.incident.Incident.Section;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.alarm.incident.service.IncidentDesk;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.fengsui.server.sensing.assessment.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of incidents, the same in both frames: the report, and one for each step. */
@Component
class IncidentForms {

    private static final Set<String> VERSIONED =
            Set.of("confirm", "dismiss", "handle", "contain", "close", "scope");

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final Reference reference;

    IncidentForms(Incidents incidents, IncidentDesk desk, Reference reference) {
        this.incidents = incidents;
        this.desk = desk;
        this.reference = reference;
    }

    /** A field for a section. */
    record Field(String name, String label) {}

    /** The page on which something is reported. */
    String report(String base, Reader reader, Model model) {
        showReport(
                reportForm(base).value("seenAt", Typed.field(reader.times().now())),
                base,
                reader,
                model);
        return "incident/new";
    }

    private static Form reportForm(String base) {
        return Form.of("incident-new", base + "/new");
    }

    private void showReport(Form form, String base, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("incident.new.title"), reader.say("incident.new.sub"))
                        .under(reader.say("incident.list.title"), base));
        model.addAttribute("form", form);
        model.addAttribute("ofOffice", base.equals(IncidentPage.SCHOOL));
        model.addAttribute(
                "systems",
                desk.systems(reader.actor().scope()).stream()
                        .map(system -> Option.of(system.id(), system.name()))
                        .toList());
        model.addAttribute(
                "units",
                desk.unitNames().entrySet().stream()
                        .map(unit -> Option.of(unit.getKey(), unit.getValue()))
                        .toList());
    }

    /** Takes the report, or shows what is wrong with it. */
    ModelAndView report(
            String base,
            MultiValueMap<String, String> sent,
            @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = reportForm(base).sent(sent);
        try {
            var seen =
                    new Seen(
                            form.value("title"),
                            id(form.value("system")),
                            form.value("place"),
                            form.value("text"),
                            form.value("harm"),
                            Typed.moment(
                                    form.value("seenAt"), reader.say("incident.seenAt"), reader));
            long id =
                    incidents.report(
                            reader.actor(), id(form.value("unit")), seen, Attachment.of(files));
            return done(base + "/" + id, reader, redirect);
        } catch (Refusal refused) {
            showReport(form.refused(refused, reader), base, reader, model);
            return again("incident/new", model);
        }
    }

    private static @Nullable Long id(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /** The page of a step. */
    String step(
            Incident incident, String base, String step, String stage, Reader reader, Model model) {
        var form =
                form(incident, base, step)
                        .value("at", Typed.field(reader.times().now()))
                        .value("caller", reader.actor().name())
                        .value("who", reader.actor().name())
                        .value("answered", "yes")
                        .value("ofUnit", "yes")
                        .value("stage", stage)
                        .value("scope", incident.found().scope())
                        .value("impact", incident.found().impact())
                        .value("section-COURSE", incident.seen().text())
                        .value("section-HARM", incident.seen().harm());
        show(incident, base, step, form, reader, model);
        return "incident/act";
    }

    private static Form form(Incident incident, String base, String step) {
        var path = new StringBuilder(base).append('/').append(incident.id()).append('/');
        return Form.of(
                        "incident-" + step + ":" + incident.id() + ":" + incident.version(),
                        path.append(step).toString())
                .value("version", incident.version());
    }

    private void show(
            Incident incident, String base, String step, Form form, Reader reader, Model model) {
        var label = reader.say("incident.step." + step);
        var page = new IncidentPage(incident, base, reader);
        model.addAttribute("head", page.under(label));
        model.addAttribute("form", form);
        model.addAttribute("step", step);
        model.addAttribute("label", label);
        model.addAttribute("answers", answers(reader));
        model.addAttribute(
                "categories",
                reference.categories().stream()
                        .map(one ->
                                new Option(
                                        one.code(),
                                        one.code() + " " + one.name() + "（" + one.code2007() + "）"))
                        .toList());
        model.addAttribute(
                "stages",
                Arrays.stream(Stage.values())
                        .filter(stage -> incident.state().takes(stage))
                        .map(stage -> new Option(stage.name(), reader.say("incident.stage", stage)))
                        .toList());
        model.addAttribute(
                "sections",
                Arrays.stream(Section.values())
                        .map(section ->
                                new Field(
                                        "section-" + section.name(),
                                        reader.say("incident.section", section)))
                        .toList());
    }

    private static List<Option> answers(Reader reader) {
        return List.of(
                new Option("yes", reader.say("incident.yes")),
                new Option("no", reader.say("incident.no")));
    }

    /** Takes a step, or shows what is wrong with it. */
    ModelAndView step(
            Incident incident,
            String base,
            String step,
            MultiValueMap<String, String> sent,
            @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = form(incident, base, step).sent(sent);
        try {
            if (VERSIONED.contains(step)) {
                move(incident.id(), step, form, reader);
            } else {
                add(incident.id(), step, form, Attachment.of(files), reader);
            }
            return done(base + "/" + incident.id(), reader, redirect);
        } catch (Refusal refused) {
            show(incident, base, step, form.refused(refused, reader), reader, model);
            return again("incident/act", model);
        }
    }

    private void move(long id, String step, Form form, Reader reader) {
        var by = reader.actor();
        var read = id(form.value("version"));
        int version = read == null ? 0 : (int) Math.min(read, Integer.MAX_VALUE);
        var words = form.value("words");
        switch (step) {
            case "confirm" -> incidents.confirm(by, id, version, form.value("category"));
            case "dismiss" -> incidents.dismiss(by, id, version, words);
            case "handle" -> incidents.handle(by, id, version, words);
            case "contain" -> incidents.contain(by, id, version, moment(form, "at", reader), words);
            case "close" -> incidents.close(by, id, version, words);
            default ->
                    incidents.scope(
                            by,
                            id,
                            version,
                            new Assistance(
                                    form.value("who"),
                                    moment(form, "at", reader),
                                    form.value("scope"),
                                    form.value("impact")));
        }
    }

    private void add(long id, String step, Form form, List<Attachment> files, Reader reader) {
        var by = reader.actor();
        switch (step) {
            case "evidence" -> incidents.attach(by, id, files);
            case "report" -> incidents.submit(by, id, stage(form), sections(form));
            case "call" -> incidents.called(by, id, call(form, reader));
            case "task" ->
                    incidents.give(
                            by,
                            id,
                            form.value("words"),
                            form.value("who"),
                            form.has("ofUnit", "yes"),
                            moment(form, "at", reader));
            default -> throw new Refusal(CommonProblem.NOT_FOUND);
        }
    }

    private static Instant moment(Form form, String field, Reader reader) {
        return Typed.moment(form.value(field), reader.say("incident.at"), reader);
    }

    private static Call call(Form form, Reader reader) {
        return new Call(
                form.value("caller").strip(),
                form.value("callee").strip(),
                form.value("phone").strip(),
                form.has("answered", "yes"),
                moment(form, "at", reader),
                form.value("words").strip());
    }

    private static Stage stage(Form form) {
        return Arrays.stream(Stage.values())
                .filter(stage -> form.has("stage", stage.name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static List<String> sections(Form form) {
        return Arrays.stream(Section.values())
                .map(section -> form.value("section-" + section.name()))
                .toList();
    }

    static ModelAndView again(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static ModelAndView done(String path, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("incident.done"));
        return new ModelAndView("redirect:" + path);
    }
}
