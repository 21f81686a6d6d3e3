/**
 * Readers of scanner reports. {@link org.fengsui.engine.report.Reports} picks the reader by
 * content; readers stream, hold no more than one result at a time and refuse a broken file as a
 * whole with a {@link org.fengsui.engine.table.BadInput}.
 */
@NullMarked
package org.fengsui.engine.report;

import org.jspecify.annotations.NullMarked;
