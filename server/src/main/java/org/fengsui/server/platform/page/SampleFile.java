package org.fengsui.server.platform.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A small table of plainly fictional rows that an empty list offers; its own import takes it. */
public final class SampleFile {

    private SampleFile() {}

    /**
     * A download that spreadsheets open as UTF-8.
     *
     * @param name without extension, in Latin letters
     * @param table comma-separated, the header first
     */
    public static ResponseEntity<byte[]> csv(String name, String table) {
        var named = ContentDisposition.attachment().filename(name + ".csv").build();
        var text = '\uFEFF' + table.replace("\n", "\r\n");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
