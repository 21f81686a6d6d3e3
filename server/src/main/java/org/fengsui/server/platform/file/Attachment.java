package org.fengsui.server.platform.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that proves something, not stored yet.
 *
 * @param name the name it came with
 * @param content opened anew each time it is read
 */
public record Attachment(String name, InputStreamSource content) {

    /**
     * What was chosen in a form's field: a field without a file is sent as a part without a name.
     * An empty file is among them, and refused when it is stored.
     *
     * @param files null where the form has no such field
     */
    public static List<Attachment> of(@Nullable List<MultipartFile> files) {
        var all = new ArrayList<Attachment>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            var name = file.getOriginalFilename();
            if (name != null && !name.isEmpty()) {
                all.add(new Attachment(name, file));
            }
        }
        return all;
    }
}
