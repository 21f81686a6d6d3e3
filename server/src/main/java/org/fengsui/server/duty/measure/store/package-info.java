/** The tables of this room. */
@NullMarked
package org.fengsui.server.duty.measure.store;

import org.jspecify.annotations.NullMarked;
