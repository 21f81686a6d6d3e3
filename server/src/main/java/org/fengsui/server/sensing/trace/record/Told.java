package org.fengsui.server.sensing.trace.record;

import java.util.concurrent.TimeUnit;
import org.fengsui.server.platform.kernel.Scope;

/** Tells now and then how far a reading is. */
final class Told {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int LOOK_EVERY = 1024;

    private final UploadProgress progress;
    private final long upload;
    private long bytes;
    private long records;
    private long toldAt = System.nanoTime();

    Told(UploadProgress progress, long upload) {
        this.progress = progress;
        this.upload = upload;
    }

    void bytes(long read) {
        bytes = read;
    }

    void another() {
        records++;
        if (records % LOOK_EVERY == 0 && System.nanoTime() - toldAt > EVERY) {
            toldAt = System.nanoTime();
            progress.report(Scope.school(), upload, bytes, records);
        }
    }
}
