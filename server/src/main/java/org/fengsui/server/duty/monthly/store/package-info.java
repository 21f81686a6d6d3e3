/** The tables of monthly lists. */
@NullMarked
package org.fengsui.server.duty.monthly.store;

import org.jspecify.annotations.NullMarked;
