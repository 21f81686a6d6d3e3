package org.fengsui.engine.observation;

/**
 * The ports of one transport on one host.
 *
 * @param inScope the ports that were to be looked at
 * @param answered those known to have answered, open or refused
 */
public record PortCoverage(PortRanges inScope, PortRanges answered) {
    /** Nothing was looked at. */
    public static final PortCoverage NONE = new PortCoverage(PortRanges.NONE, PortRanges.NONE);

    /** Whether absence on this port is evidence. */
    Proof proves(int port) {
        if (answered.contains(port)) {
            return Proof.PROVEN_ABSENT_POSSIBLE;
        }
        return inScope.contains(port) ? Proof.PORT_SILENT : Proof.PORT_NOT_COVERED;
    }
}
