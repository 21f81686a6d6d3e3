/** The whole server, started by the launcher: start, memory at rest, imports. */
@NullMarked
package org.fengsui.bench.server;

import org.jspecify.annotations.NullMarked;
