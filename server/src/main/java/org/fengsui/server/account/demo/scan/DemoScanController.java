package org.fengsui.server.account.demo.scan;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a newcomer scan the fictional campus, or take the report and import it by hand. */
@Controller
@Profile("demo")
class DemoScanController {

    private static final String REPORT = "campus.nessus";

    private final DemoScans scans;
    private final Turns turns;

    DemoScanController(DemoScans scans, Turns turns) {
        this.scans = scans;
        this.turns = turns;
    }

    @GetMapping("/demo/scan")
    @Permits(Permission.INTAKE_RUN)
    String page() {
        return "demo/scan";
    }

    /** Scans now; the report is read before the answer, so that its result can be looked at. */
    @PostMapping("/demo/scan")
    @Permits(Permission.INTAKE_RUN)
    String scan(Reader reader, RedirectAttributes redirect) {
        long id = scans.scan(reader.actor(), REPORT);
        turns.now("imports");
        Toast.done(redirect, reader.say("demo.scan.done"));
        return "redirect:/imports/" + id;
    }

    /** The report of a scan as a file. */
    @GetMapping("/demo/scan/report")
    @Permits(Permission.INTAKE_RUN)
    ResponseEntity<byte[]> report() {
        var named = ContentDisposition.attachment().filename(REPORT).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(scans.report());
    }
}
