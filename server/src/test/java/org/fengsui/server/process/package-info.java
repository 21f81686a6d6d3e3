/** The server as a process of its own, killed without warning and started again. */
@NullMarked
package org.fengsui.server.process;

import org.jspecify.annotations.NullMarked;
