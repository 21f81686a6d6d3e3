package org.fengsui.server.duty.notice.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The formats of a paper that is rendered when it is asked for; their names stand in addresses. */
enum PaperFormat {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF(MediaType.APPLICATION_PDF_VALUE);

    private final String mediaType;

    PaperFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format an address names; the mapping lets no other through. */
    static PaperFormat of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The file of this format, as an attachment that a browser neither shows nor guesses at. */
    ResponseEntity<byte[]> attachment(String name, Rendered files) {
        var file = name + "." + name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(this == DOCX ? files.docx() : files.pdf());
    }
}
