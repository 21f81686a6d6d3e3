/**
 * The command {@code fengsui}: its verbs, what they print, and how the server is started. Verbs of
 * the engine run without a server and load nothing of it.
 */
@ApplicationModule(
        id = "command",
        allowedDependencies = {
            "kernel", "record", "access", "audit", "backup", "file", "reading", "secret", "intake"
        })
@NullMarked
package org.fengsui.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
