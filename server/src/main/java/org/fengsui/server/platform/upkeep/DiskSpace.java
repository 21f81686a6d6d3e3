package org.fengsui.server.platform.upkeep;

import java.util.OptionalLong;

/** The disk that the data folder lies on. */
public interface DiskSpace {

    /** Bytes that the server may still write; empty when the machine does not say. */
    OptionalLong free();
}
