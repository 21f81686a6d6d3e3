package org.fengsui.server.platform.file;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** How a stored file leaves: as an attachment that a browser neither shows nor guesses at. */
public final class Handover {

    private Handover() {}

    /** Sets the answer's headers; the content is written after them. */
    public static void announce(StoredFile file, HttpServletResponse response) {
        var attachment =
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build();
        response.setContentType(file.mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment.toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
