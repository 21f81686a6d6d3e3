/**
 * What was found: findings with their fingerprints, episodes from the first sighting to the proof,
 * triage, re-tests, and whose each is.
 */
@ApplicationModule(
        id = "finding",
        allowedDependencies = {
            "kernel",
            "audit",
            "access",
            "page",
            "file",
            "secret",
            "calendar",
            "registry",
            "readiness",
            "knowledge"
        })
@NullMarked
package org.fengsui.server.sensing.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
