package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Who answered for what on which day is told by the registry of that day. */
@Component
final class KeptRegistry implements Kept.ForEver {

    @Override
    public String kind() {
        return "registry";
    }
}
