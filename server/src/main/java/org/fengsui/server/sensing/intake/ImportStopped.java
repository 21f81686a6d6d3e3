package org.fengsui.server.sensing.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report waits for a person or was refused where nobody looks: it was held, or came from a
 * watched folder. Published in the transaction that wrote it down.
 *
 * @param importId the import; null where the file was refused before it became one
 * @param fileName as it came
 * @param from by whose hand
 * @param held whether it waits to be released or discarded; else it was refused
 * @param at when
 */
public record ImportStopped(
        @Nullable Long importId, String fileName, String from, boolean held, Instant at) {}
