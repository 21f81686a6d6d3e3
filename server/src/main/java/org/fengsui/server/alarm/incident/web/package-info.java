/** The pages of incidents. */
@NullMarked
package org.fengsui.server.alarm.incident.web;

import org.jspecify.annotations.NullMarked;
