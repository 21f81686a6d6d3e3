package org.fengsui.server.campus.knowledge.web;

import java.io.IOException;
import java.util.Map;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.knowledge.KnowledgeProblem;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SampleFile;
import org.fengsui.server.platform.page.SmallUpload;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The knowledge base as lists, and its table in and out. */
@Controller
class KnowledgeController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final KnowledgeBook book;

    KnowledgeController(KnowledgeBook book) {
        this.book = book;
    }

    @GetMapping("/knowledge")
    @Permits(Permission.FINDING_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = KnowledgeLists.ENTRIES.read(params);
        model.addAttribute("list", KnowledgeLists.ENTRIES.view(asked, book.list(asked), reader));
        model.addAttribute("missing", book.missingCount());
        model.addAttribute("mayEdit", reader.actor().may(Permission.KNOWLEDGE_EDIT));
        return "knowledge/list";
    }

    /** What notices needed and nobody has written yet, the most wanted first. */
    @GetMapping("/knowledge/missing")
    @Permits(Permission.FINDING_VIEW)
    String missing(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = KnowledgeLists.MISSING.read(params);
        model.addAttribute("list", KnowledgeLists.MISSING.view(asked, book.missing(asked), reader));
        return "knowledge/missing";
    }

    /** A few entries to try the import with. */
    @GetMapping(KnowledgeSample.PATH)
    @Permits(Permission.KNOWLEDGE_EDIT)
    ResponseEntity<byte[]> sample(Reader reader) {
        return SampleFile.csv("sample-entries", KnowledgeSample.table(reader.chinese()));
    }

    @GetMapping("/knowledge/import")
    @Permits(Permission.KNOWLEDGE_EDIT)
    ModelAndView table() {
        return new ModelAndView("knowledge/import", Map.of("form", form()));
    }

    /** All of the table or nothing; the first bad row is told with file, line and reason. */
    @PostMapping("/knowledge/import")
    @Permits(Permission.KNOWLEDGE_EDIT)
    ModelAndView table(
            @RequestParam @Nullable MultipartFile file, Reader reader, RedirectAttributes redirect)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(form().error("file", reader.say("knowledge.import.none")));
        }
        var name = file.getOriginalFilename();
        try {
            var done =
                    book.importFrom(
                            reader.actor(),
                            InputFile.of(name == null ? "" : name, SmallUpload.bytes(file)));
            Toast.done(
                    redirect,
                    reader.say(
                            "knowledge.done.imported",
                            done.added(),
                            done.changed(),
                            done.unchanged()));
            return new ModelAndView("redirect:/knowledge");
        } catch (Refusal refusal) {
            if (refusal.problem() != KnowledgeProblem.TABLE_REFUSED) {
                throw refusal;
            }
            return refused(
                    form().error(
                                    "",
                                    reader.say(
                                            "problem.knowledge-table-refused.detail",
                                            refusal.arguments().toArray())));
        }
    }

    private static Form form() {
        return Form.of("knowledge-import", "/knowledge/import");
    }

    private static ModelAndView refused(Form form) {
        return new ModelAndView(
                "knowledge/import", Map.of("form", form), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** All entries, as the import takes them in. */
    @GetMapping("/knowledge/export.csv")
    @Permits(Permission.FINDING_VIEW)
    ResponseEntity<StreamingResponseBody> export(Reader reader) {
        var named =
                ContentDisposition.attachment()
                        .filename("knowledge-" + reader.times().today() + ".csv")
                        .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(book::exportTo);
    }
}
