package org.fengsui.server.platform.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.web.multipart.MultipartFile;

/** Tables that are read in memory: their size is looked at before their bytes are. */
public final class SmallUpload {

    private static final int MOST_MEBIBYTES = 10;

    private SmallUpload() {}

    /**
     * The bytes of a table.
     *
     * @throws Refusal if it is larger than a table in memory may be
     */
    public static byte[] bytes(MultipartFile file) {
        if (file.getSize() > (long) MOST_MEBIBYTES << 20) {
            throw new Refusal(PageProblem.UPLOAD_TOO_LARGE, MOST_MEBIBYTES);
        }
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("an upload cannot be read", e);
        }
    }
}
