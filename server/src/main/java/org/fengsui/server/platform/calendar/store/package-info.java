/** How imported years are kept. */
@NullMarked
package org.fengsui.server.platform.calendar.store;

import org.jspecify.annotations.NullMarked;
