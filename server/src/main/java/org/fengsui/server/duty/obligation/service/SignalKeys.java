package org.fengsui.server.duty.obligation.service;

import java.util.LinkedHashSet;
import java.util.Set;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.platform.kernel.Signal;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The signals of the rooms that exist: the constants of every enum {@code …Signal}. */
final class SignalKeys {

    private SignalKeys() {}

    /** Their keys. */
    static Set<String> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setResourcePattern("**/*Signal.class");
        scanner.addIncludeFilter(new AssignableTypeFilter(Signal.class));
        var keys = new LinkedHashSet<String>();
        for (var found : scanner.findCandidateComponents(FengsuiServer.class.getPackageName())) {
            var name = String.valueOf(found.getBeanClassName());
            var type = ClassUtils.resolveClassName(name, SignalKeys.class.getClassLoader());
            for (var constant : type.getEnumConstants()) {
                if (!keys.add(((Signal) constant).key())) {
                    throw new IllegalStateException(
                            "two signals have the key " + ((Signal) constant).key());
                }
            }
        }
        return keys;
    }
}
