/** Forgets what has been kept long enough. */
@NullMarked
package org.fengsui.server.platform.upkeep.retention;

import org.jspecify.annotations.NullMarked;
