/** What happens to incidents. */
@NullMarked
package org.fengsui.server.alarm.incident.service;

import org.jspecify.annotations.NullMarked;
