package org.fengsui.server.platform.page.web;

import java.sql.SQLException;
import java.util.List;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.PageProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Tells what a failure is to the person who met it. */
final class Faults {

    private static final String UNEXPECTED = "unexpected";

    private Faults() {}

    /**
     * What is shown of a failure.
     *
     * @param slug of the catalogue; its texts are {@code problem.<slug>.title} and {@code .detail}
     * @param status the HTTP status
     * @param arguments what the texts name
     */
    record Fault(String slug, int status, List<Object> arguments) {

        /** Whether nobody expected it: it is logged with its trace. */
        boolean unexpected() {
            return slug.equals(UNEXPECTED);
        }
    }

    /** What a failure is; looks through wrappings. */
    static Fault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Fault(UNEXPECTED, 500, List.of());
    }

    /** What a bare status is, when the server refused before any page was reached. */
    static Fault of(int status) {
        return switch (status) {
            case 401, 403 -> new Fault(CommonProblem.FORBIDDEN.slug(), status, List.of());
            case 404 -> new Fault(CommonProblem.NOT_FOUND.slug(), status, List.of());
            case 405 -> new Fault(PageProblem.METHOD_NOT_ALLOWED.slug(), status, List.of());
            case 413 -> new Fault(PageProblem.UPLOAD_TOO_LARGE.slug(), status, List.of());
            case 503 -> new Fault(CommonProblem.RECORD_UNAVAILABLE.slug(), status, List.of());
            default ->
                    status >= 400 && status < 500
                            ? new Fault(PageProblem.REQUEST_UNREADABLE.slug(), status, List.of())
                            : new Fault(UNEXPECTED, 500, List.of());
        };
    }

    private static @Nullable Fault known(Throwable failure) {
        return switch (failure) {
            case Refusal refusal ->
                    new Fault(
                            refusal.problem().slug(),
                            refusal.problem().kind().status(),
                            refusal.arguments());
            case MaxUploadSizeExceededException _ -> of(413);
            case ErrorResponse response -> of(response.getStatusCode());
            case TypeMismatchException _, HttpMessageNotReadableException _ -> of(400);
            case DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    QueryTimeoutException _ ->
                    of(503);
            case SQLException sql when unavailable(sql) -> of(503);
            default -> tooLarge(failure) ? of(413) : unreadable(failure) ? of(400) : null;
        };
    }

    private static Fault of(HttpStatusCode status) {
        return of(status.value());
    }

    private static boolean unavailable(SQLException failure) {
        var state = failure.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    /** What Tomcat says of parameters or parts that are none. */
    private static boolean unreadable(Throwable failure) {
        var name = failure.getClass().getSimpleName();
        return name.equals("InvalidParameterException")
                || name.equals("FileUploadException")
                || name.equals("IOFileUploadException");
    }

    private static boolean tooLarge(Throwable failure) {
        var name = failure.getClass().getSimpleName();
        return name.equals("FileSizeLimitExceededException")
                || name.equals("SizeLimitExceededException")
                || name.equals("FileCountLimitExceededException");
    }
}
