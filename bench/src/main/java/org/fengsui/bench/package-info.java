/** Measures Fengsui against its budgets; {@code bench/run} starts it. */
@NullMarked
package org.fengsui.bench;

import org.jspecify.annotations.NullMarked;
