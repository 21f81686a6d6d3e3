/** The tables of this room. */
@NullMarked
package org.fengsui.server.duty.mailbox.store;

import org.jspecify.annotations.NullMarked;
