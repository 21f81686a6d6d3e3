/**
 * The page kit: frame, lists, details, forms, clock bars, times, texts, errors and slots. Every
 * room builds its pages from it; it knows no room above it.
 */
@ApplicationModule(
        id = "page",
        allowedDependencies = {"kernel", "access", "audit"})
@NullMarked
package org.fengsui.server.platform.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
