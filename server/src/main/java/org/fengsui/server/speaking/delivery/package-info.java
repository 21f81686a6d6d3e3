/**
 * The messenger: an outbox written in the business transaction, a relay that hands it to channels,
 * and receipts that come back as events. It knows recipients, not units or notices.
 */
@ApplicationModule(
        id = "delivery",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "outbound",
            "page",
            "registry",
            "readiness"
        })
@NullMarked
package org.fengsui.server.speaking.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
