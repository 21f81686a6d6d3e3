/**
 * Tables that people and tools hand in: CSV and xlsx as rows with line numbers, under limits.
 * Everything that is wrong with an input is a {@link org.fengsui.engine.table.BadInput} with file,
 * line and reason.
 */
@NullMarked
package org.fengsui.engine.table;

import org.jspecify.annotations.NullMarked;
