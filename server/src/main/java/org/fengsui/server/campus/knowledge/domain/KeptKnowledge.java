package org.fengsui.server.campus.knowledge.domain;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Entries with their versions: notices were issued with their words. */
@Component
final class KeptKnowledge implements Kept.ForEver {

    @Override
    public String kind() {
        return "knowledge";
    }
}
