package org.fengsui.engine.observation;

/**
 * Where the host name of an observation comes from. Only names that were asked for identify and
 * attribute.
 */
public enum HostOrigin {
    /** The name was given to the scanner as target. */
    SCAN_TARGET,
    /** The name stands in the URL that was tested. */
    URL,
    /**
     * The scanner found the name by itself: reverse DNS, NetBIOS, certificates. Anyone who owns the
     * zone can set it.
     */
    DISCOVERED;

    /** Whether the name was asked for (target or URL), so that it may identify and attribute. */
    public boolean askedFor() {
        return this != DISCOVERED;
    }
}
