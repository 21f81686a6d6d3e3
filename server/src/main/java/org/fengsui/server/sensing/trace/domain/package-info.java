/** Tracing, hits and terminal tasks. */
@NullMarked
package org.fengsui.server.sensing.trace.domain;

import org.jspecify.annotations.NullMarked;
