package org.fengsui.server.campus.registry;

import java.io.InputStream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/** Takes in the registry's table without anybody looking at a preview. */
public interface RegistryImport {

    /**
     * Takes in a table (CSV or xlsx), all of it or nothing.
     *
     * @param content read to its end, not closed
     * @return how many rows were written
     * @throws Refusal naming file, line and reason of every bad row
     */
    int importTable(Actor by, String fileName, InputStream content);
}
