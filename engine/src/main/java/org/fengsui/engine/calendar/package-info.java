/**
 * The working-day calendar of the State Council and the due dates that rest on it. All arithmetic
 * is done in Asia/Shanghai and comes with its explanation day by day.
 */
@NullMarked
package org.fengsui.engine.calendar;

import org.jspecify.annotations.NullMarked;
