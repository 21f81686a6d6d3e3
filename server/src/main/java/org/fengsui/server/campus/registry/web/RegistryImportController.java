package org.fengsui.server.campus.registry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.RegistryExport;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ErrandView;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Sheet;
import org.fengsui.server.platform.page.SmallUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The registry's table in, with a preview, and out. */
@Controller
class RegistryImportController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final RegistryImports imports;
    private final RegistryExport export;
    private final Clock systemClock;

    RegistryImportController(RegistryImports imports, RegistryExport export, Clock systemClock) {
        this.imports = imports;
        this.export = export;
        this.systemClock = systemClock;
    }

    @GetMapping("/registry/import")
    @Permits(Permission.REGISTRY_EDIT)
    String page(Reader reader, Model model) {
        model.addAttribute("problems", List.of());
        model.addAttribute("confirmed", imports.confirmed(reader.actor()));
        return "registry/import";
    }

    /** Every bad row is shown; nothing of a file with a bad row is kept. */
    @PostMapping("/registry/import")
    @Permits(Permission.REGISTRY_EDIT)
    ModelAndView prepare(@RequestParam @Nullable MultipartFile file, Reader reader)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refusal(
                    RegistryProblem.IMPORT_UNREADABLE, reader.say("registry.import.none"));
        }
        var name = file.getOriginalFilename();
        var input = InputFile.of(name == null ? "" : name, SmallUpload.bytes(file));
        try {
            var token = imports.prepare(reader.actor(), input, reader.locale());
            return new ModelAndView("redirect:/registry/import/" + token);
        } catch (RegistryException refused) {
            var page = new ModelAndView("registry/import");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("file", refused.file());
            page.addObject("confirmed", List.of());
            page.addObject(
                    "problems",
                    refused.problems().stream()
                            .map(problem -> problem.message(reader.locale()))
                            .toList());
            return page;
        }
    }

    @GetMapping("/registry/import/{token}")
    @Permits(Permission.REGISTRY_EDIT)
    String preview(@PathVariable String token, Reader reader, Model model) {
        var preview = imports.show(reader.actor(), token, reader.chinese());
        model.addAttribute("preview", preview);
        model.addAttribute("errand", view(token, preview.errand(), reader));
        return "registry/preview";
    }

    /** Asked again and again by the page; once it has ended the page is shown anew. */
    @GetMapping("/registry/import/{token}/progress")
    @Permits(Permission.REGISTRY_EDIT)
    String progress(
            @PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        var preview = imports.show(reader.actor(), token, reader.chinese());
        return ErrandView.again(view(token, preview.errand(), reader), model, response);
    }

    private @Nullable ErrandView view(String token, @Nullable Errand errand, Reader reader) {
        return ErrandView.of(
                errand,
                "/registry/import/" + token + "/progress",
                reader.say("registry.writing.unit"),
                reader.say("registry.writing"),
                reader,
                systemClock.instant());
    }

    @PostMapping("/registry/import/{token}")
    @Permits(Permission.REGISTRY_EDIT)
    String confirm(@PathVariable String token, Reader reader) {
        imports.confirm(reader.actor(), token);
        return "redirect:/registry/import/" + token;
    }

    /** All that the reader sees, in the shape the import reads. */
    @GetMapping("/registry/export.csv")
    @Permits(Permission.REGISTRY_VIEW)
    ResponseEntity<StreamingResponseBody> csv(Reader reader) {
        return file(CSV, "registry", ".csv", reader)
                .body(out -> export.csv(reader.actor(), reader.chinese(), out));
    }

    @GetMapping("/registry/export.xlsx")
    @Permits(Permission.REGISTRY_VIEW)
    ResponseEntity<StreamingResponseBody> xlsx(Reader reader) {
        return file(Sheet.XLSX, "registry", ".xlsx", reader)
                .body(out -> export.xlsx(reader.actor(), reader.chinese(), out));
    }

    /** An example with a row of each kind. */
    @GetMapping("/registry/template.xlsx")
    @Permits(Permission.REGISTRY_VIEW)
    ResponseEntity<StreamingResponseBody> template(Reader reader) {
        return file(Sheet.XLSX, "registry-example", ".xlsx", reader)
                .body(out -> export.template(reader.chinese(), out));
    }

    private static ResponseEntity.BodyBuilder file(
            MediaType type, String name, String ending, Reader reader) {
        LocalDate today = reader.times().today();
        var named = ContentDisposition.attachment().filename(name + "-" + today + ending).build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString());
    }
}
