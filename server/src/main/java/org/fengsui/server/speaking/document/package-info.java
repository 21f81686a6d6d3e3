/**
 * The official paper: number series without gaps, and one block model that becomes a Word file and
 * a PDF file with the same text.
 */
@ApplicationModule(
        id = "document",
        allowedDependencies = {"kernel", "access", "audit", "reading"})
@NullMarked
package org.fengsui.server.speaking.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
