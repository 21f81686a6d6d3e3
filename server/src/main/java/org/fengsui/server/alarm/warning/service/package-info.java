/** What happens to warnings. */
@NullMarked
package org.fengsui.server.alarm.warning.service;

import org.jspecify.annotations.NullMarked;
