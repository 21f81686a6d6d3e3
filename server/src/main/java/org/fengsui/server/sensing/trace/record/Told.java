package org.fengsui.server.sensing.trace.record;

import org.fengsui.server.platform.kernel.Pace;
import org.fengsui.server.platform.kernel.Scope;

/** Tells now and then how far a reading is. */
final class Told {

    private static final int LOOK_EVERY = 1024;

    private final UploadProgress progress;
    private final long upload;
    private final Pace pace = Pace.later();
    private long bytes;
    private long records;

    Told(UploadProgress progress, long upload) {
        this.progress = progress;
        this.upload = upload;
    }

    void bytes(long read) {
        bytes = read;
    }

    void another() {
        records++;
        if (records % LOOK_EVERY == 0 && pace.due()) {
            progress.report(Scope.school(), upload, bytes, records);
        }
    }
}
