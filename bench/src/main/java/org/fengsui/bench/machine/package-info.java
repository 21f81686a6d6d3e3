/** The machine that is measured on, and other processes started to be measured. */
@NullMarked
package org.fengsui.bench.machine;

import org.jspecify.annotations.NullMarked;
