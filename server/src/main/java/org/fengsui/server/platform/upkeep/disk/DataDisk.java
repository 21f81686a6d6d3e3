package org.fengsui.server.platform.upkeep.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.upkeep.DiskSpace;
import org.springframework.stereotype.Component;

/** The machine's word on the data folder's disk. */
@Component
class DataDisk implements DiskSpace {

    private final DataFolder data;

    DataDisk(DataFolder data) {
        this.data = data;
    }

    @Override
    public OptionalLong free() {
        var folder = data.root();
        try {
            // With an external database the folder may not be there yet; its place is.
            while (!Files.exists(folder) && folder.getParent() != null) {
                folder = folder.getParent();
            }
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
