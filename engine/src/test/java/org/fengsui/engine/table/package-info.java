/** Tests of tables. */
@NullMarked
package org.fengsui.engine.table;

import org.jspecify.annotations.NullMarked;
