/** The pages of this room. */
@NullMarked
package org.fengsui.server.alarm.content.web;

import org.jspecify.annotations.NullMarked;
