/** The tables of this room. */
@NullMarked
package org.fengsui.server.duty.circular.store;

import org.jspecify.annotations.NullMarked;
