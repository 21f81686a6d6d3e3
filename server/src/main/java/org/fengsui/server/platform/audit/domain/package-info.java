/** How the log is written, read, sealed and verified. */
@NullMarked
package org.fengsui.server.platform.audit.domain;

import org.jspecify.annotations.NullMarked;
