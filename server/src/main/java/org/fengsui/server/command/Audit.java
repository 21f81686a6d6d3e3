package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditVerifyCommand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.EmbeddedRecordCheck;

/** Verifies the audit log's chain, with or without the server running. */
final class Audit implements Verb {

    private final Map<String, String> environment;

    Audit(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
            err.println(Texts.of("audit.usage"));
            return REFUSED;
        }
        var head = new ArrayList<String>();
        var rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        int at = rest.indexOf("--head");
        if (at >= 0 && at + 1 < rest.size()) {
            head.addAll(List.of(rest.remove(at), rest.remove(at)));
        }
        try {
            var options = ServeOptions.parse(rest, Serve.Mode.PRODUCTION.defaultData());
            if (options.databaseUrl() == null && !EmbeddedRecordCheck.exists(options.data())) {
                err.println(Texts.of("audit.no-record", options.data()));
                return REFUSED;
            }
            try (var record =
                    RecordConnections.open(options.data(), options.databaseUrl(), environment)) {
                return new AuditVerifyCommand(Texts.locale()).run(record.get(), head, out, err);
            }
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        } catch (Refusal e) {
            err.println(Texts.detail("record", e));
            return FAILED;
        } catch (IOException | SQLException e) {
            err.println(Texts.of("audit.no-answer", String.valueOf(e.getMessage())));
            return FAILED;
        }
    }
}
