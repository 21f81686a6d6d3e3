package org.fengsui.server.campus.registry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ErrandView;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SmallUpload;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 同步: another system's table, looked at cell by cell before it is applied. */
@Controller
class RegistrySyncController {

    private static final String PATH = "/registry/sync";

    private final RegistrySync sync;
    private final Clock systemClock;

    RegistrySyncController(RegistrySync sync, Clock systemClock) {
        this.sync = sync;
        this.systemClock = systemClock;
    }

    @GetMapping(PATH)
    @Permits(Permission.REGISTRY_EDIT)
    String page(Reader reader, Model model) {
        show(List.of(), reader, model);
        return "registry/sync";
    }

    private void show(List<String> problems, Reader reader, Model model) {
        model.addAttribute("problems", problems);
        model.addAttribute("waiting", sync.waiting(reader.actor().scope()));
        model.addAttribute("confirmed", sync.confirmed(reader.actor()));
        model.addAttribute("sources", sync.sources(reader.actor().scope()));
    }

    @PostMapping(PATH)
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView prepare(
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable MultipartFile file,
            Reader reader,
            Model model) {
        try {
            var token = sync.prepare(reader.actor(), source, input(file, reader), reader.locale());
            return new ModelAndView("redirect:" + PATH + "/" + token);
        } catch (RegistryException refused) {
            return wrong(refused, reader, model);
        }
    }

    private ModelAndView wrong(RegistryException refused, Reader reader, Model model) {
        show(messages(refused, reader.locale()), reader, model);
        model.addAttribute("file", refused.file());
        return new ModelAndView("registry/sync", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static List<String> messages(RegistryException refused, Locale locale) {
        return refused.problems().stream().map(problem -> problem.message(locale)).toList();
    }

    static InputFile input(@Nullable MultipartFile file, Reader reader) {
        if (file == null || file.isEmpty()) {
            throw new Refusal(
                    RegistryProblem.IMPORT_UNREADABLE, reader.say("registry.import.none"));
        }
        var name = file.getOriginalFilename();
        return InputFile.of(name == null ? "" : name, SmallUpload.bytes(file));
    }

    @GetMapping(PATH + "/{token}")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView preview(@PathVariable String token, Reader reader, Model model) {
        try {
            var preview = sync.show(reader.actor().scope(), token, reader.chinese());
            model.addAttribute("preview", preview);
            model.addAttribute("errand", view(token, preview.errand(), reader));
            return new ModelAndView("registry/sync-preview", model.asMap());
        } catch (RegistryException refused) {
            return wrong(refused, reader, model);
        }
    }

    /** Asked again and again by the page; once it has ended the page is shown anew. */
    @GetMapping(PATH + "/{token}/progress")
    @Permits(Permission.REGISTRY_EDIT)
    String progress(
            @PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        var errand = sync.writing(reader.actor().scope(), token).orElse(null);
        return ErrandView.again(view(token, errand, reader), model, response);
    }

    private @Nullable ErrandView view(String token, @Nullable Errand errand, Reader reader) {
        return ErrandView.of(
                errand,
                PATH + "/" + token + "/progress",
                reader.say("registry.writing.unit"),
                reader.say("registry.writing"),
                reader,
                systemClock.instant());
    }

    /**
     * What was chosen: {@code side.<key>} for each conflict, {@code gone.<key>} for what is
     * missing.
     */
    @PostMapping(PATH + "/{token}")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView confirm(
            @PathVariable String token,
            @RequestParam long edition,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model) {
        var choice =
                new Choice(
                        chosen(sent, "side.", "theirs"),
                        chosen(sent, "side.", "ours"),
                        chosen(sent, "gone.", "end"),
                        chosen(sent, "gone.", "drop"),
                        sent.containsKey("many"));
        try {
            sync.confirm(reader.actor(), token, edition, choice);
            return new ModelAndView("redirect:" + PATH + "/" + token);
        } catch (RegistryException refused) {
            return wrong(refused, reader, model);
        }
    }

    private static Set<String> chosen(
            MultiValueMap<String, String> sent, String prefix, String value) {
        var keys = new HashSet<String>();
        sent.forEach((name, values) -> {
            if (name.startsWith(prefix) && values.contains(value)) {
                keys.add(name.substring(prefix.length()));
            }
        });
        return keys;
    }

    @PostMapping(PATH + "/{token}/discard")
    @Permits(Permission.REGISTRY_EDIT)
    String discard(@PathVariable String token, Reader reader, RedirectAttributes redirect) {
        sync.discard(reader.actor(), token);
        Toast.done(redirect, reader.say("registry.sync.discarded"));
        return "redirect:" + PATH;
    }
}
