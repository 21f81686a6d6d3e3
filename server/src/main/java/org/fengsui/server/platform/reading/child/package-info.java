/** The process that reads, and reading without it. */
@NullMarked
package org.fengsui.server.platform.reading.child;

import org.jspecify.annotations.NullMarked;
