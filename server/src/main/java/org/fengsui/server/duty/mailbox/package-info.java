/**
 * 收文邮箱: reads the mails that superiors send, and shows each as the draft of a circular that a
 * person confirms (第九条).
 */
@ApplicationModule(
        id = "mailbox",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "file",
            "page",
            "reading",
            "outbound",
            "secret",
            "circular"
        })
@NullMarked
package org.fengsui.server.duty.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
