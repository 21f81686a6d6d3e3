/** The tables of this room. */
@NullMarked
package org.fengsui.server.alarm.content.store;

import org.jspecify.annotations.NullMarked;
