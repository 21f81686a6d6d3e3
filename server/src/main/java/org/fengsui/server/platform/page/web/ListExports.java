package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.ListView;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * Answers a list's own page with its CSV where everything of it was asked for: the same rows by the
 * same permission, logged with who took them out.
 */
@Component
class ListExports implements HandlerInterceptor {

    private final Readers readers;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    ListExports(Readers readers, AuditLog audit, TransactionTemplate transactions) {
        this.readers = readers;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        page.getModel().values().stream()
                .filter(ListView.class::isInstance)
                .map(ListView.class::cast)
                .filter(list -> list.request().whole())
                .findFirst()
                .ifPresent(list -> page.setView(file(list, readers.of(request))));
    }

    private View file(ListView list, Reader reader) {
        var by = reader.actor();
        var facts =
                Map.of(
                        "list",
                        list.request().at(list.request().path()),
                        "rows",
                        Integer.toString(list.rows().size()));
        transactions.executeWithoutResult(
                _ -> audit.append(by.accountId(), by.name(), "list.exported", null, facts));
        var file = Csv.download(reader.say(list.key() + ".title"), list, reader);
        return (_, _, response) -> {
            response.setContentType(String.valueOf(file.getHeaders().getContentType()));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    file.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION));
            Objects.requireNonNull(file.getBody()).writeTo(response.getOutputStream());
        };
    }
}
