/** The page on which a published year is taken in. */
@NullMarked
package org.fengsui.server.platform.calendar.web;

import org.jspecify.annotations.NullMarked;
