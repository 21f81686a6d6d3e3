package org.fengsui.server.platform.page.web;

import java.sql.SQLException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Toast;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Endpoints of the tests' server that fail in every way a page can. */
@Controller
class FailingPages {

    /** What no reader may ever see. */
    static final String SECRET = "select password from hidden.place";

    @GetMapping({"/testing/refused", "/api/testing/refused"})
    @Permits(Permission.PUBLIC)
    String refused() {
        throw new Refusal(CommonProblem.FIELD_INVALID, "<b>IP</b>", "192.0.2.300");
    }

    @GetMapping({"/testing/broken", "/api/testing/broken"})
    @Permits(Permission.PUBLIC)
    String broken() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/testing/down")
    @Permits(Permission.PUBLIC)
    String down() {
        throw new IllegalStateException(
                SECRET, new DataAccessResourceFailureException("connection refused"));
    }

    @GetMapping("/testing/gone")
    @Permits(Permission.PUBLIC)
    String gone() {
        throw new TransactionSystemException(SECRET, new SQLException("Connection is closed"));
    }

    @GetMapping("/testing/parameter")
    @Permits(Permission.PUBLIC)
    String parameter() {
        throw new InvalidParameterException(SECRET);
    }

    @GetMapping("/testing/large")
    @Permits(Permission.PUBLIC)
    String large() {
        throw new MaxUploadSizeExceededException(1_000_000);
    }

    @GetMapping("/testing/number")
    @Permits(Permission.PUBLIC)
    String number(@RequestParam long id) {
        throw new IllegalStateException("reached with " + id);
    }

    @GetMapping("/testing/toast")
    @Permits(Permission.PUBLIC)
    String toast(RedirectAttributes redirect) {
        Toast.done(redirect, "done");
        return "redirect:/testing/refused";
    }
}
