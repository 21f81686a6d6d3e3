package org.fengsui.server.alarm.content.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** What 宣传部 found, judged, reported and had taken down, and what 保密办 handed over. */
@Component
final class KeptContent implements Kept.ForEver {

    @Override
    public String kind() {
        return "content";
    }
}
