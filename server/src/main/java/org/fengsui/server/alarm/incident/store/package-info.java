/** The tables of incidents. */
@NullMarked
package org.fengsui.server.alarm.incident.store;

import org.jspecify.annotations.NullMarked;
