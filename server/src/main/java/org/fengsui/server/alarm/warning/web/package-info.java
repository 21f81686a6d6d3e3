/** The pages of this room. */
@NullMarked
package org.fengsui.server.alarm.warning.web;

import org.jspecify.annotations.NullMarked;
