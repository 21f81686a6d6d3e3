/** The pages of monthly lists, for the office and for the unit. */
@NullMarked
package org.fengsui.server.duty.monthly.web;

import org.jspecify.annotations.NullMarked;
