/** The tables of warnings. */
@NullMarked
package org.fengsui.server.alarm.warning.store;

import org.jspecify.annotations.NullMarked;
