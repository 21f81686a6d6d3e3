/** Tests of the generators. */
@NullMarked
package org.fengsui.bench.generate;

import org.jspecify.annotations.NullMarked;
