package org.fengsui.server.sensing.intake.domain;

import org.fengsui.server.platform.kernel.Measure;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** How many reports wait to be read. */
@Component
class ImportsWaiting implements Measure {

    private final ImportBook imports;

    ImportsWaiting(ImportBook imports) {
        this.imports = imports;
    }

    @Override
    public String name() {
        return "imports.waiting";
    }

    @Override
    public String meaning() {
        return "Imports that wait or are being read";
    }

    @Override
    public double now() {
        return imports.countWaiting(Scope.school());
    }
}
