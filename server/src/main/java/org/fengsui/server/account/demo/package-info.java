/**
 * The demo: a plainly fictional school with a year of history, and the bar that moves the clock to
 * the next deadline. It exists in the demo profile only and uses the rooms' faces like any person
 * would.
 */
@ApplicationModule(
        id = "demo",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "file",
            "page",
            "registry",
            "knowledge",
            "intake",
            "finding",
            "delivery",
            "obligation",
            "notice"
        })
@NullMarked
package org.fengsui.server.account.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
