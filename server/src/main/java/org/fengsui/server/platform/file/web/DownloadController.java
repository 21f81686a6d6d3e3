package org.fengsui.server.platform.file.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Handover;
import org.fengsui.server.platform.file.Readership;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Downloads of files that the pages of their rooms link. */
@Controller
class DownloadController {

    private final Files files;
    private final List<Readership> readerships;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DownloadController(
            Files files,
            List<Readership> readerships,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.readerships = List.copyOf(readerships);
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The file, if the reader's scope sees it and its room lets the reader take it out; else it is
     * as one that does not exist. The download stands in the log before it begins.
     */
    @GetMapping("/files/{id}")
    @Permits(Permission.SELF)
    void download(Actor reader, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        var file =
                files.find(reader.scope(), id)
                        .filter(it ->
                                readerships.stream().anyMatch(r -> r.allows(reader, it.subject())))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        transaction.executeWithoutResult(_ ->
                audit.append(
                        reader.accountId(),
                        reader.name(),
                        "file.downloaded",
                        new Subject("file", id),
                        Map.of("name", file.name(), "sha256", file.sha256())));
        Handover.announce(file, response);
        files.copyTo(reader.scope(), id, response.getOutputStream());
    }
}
