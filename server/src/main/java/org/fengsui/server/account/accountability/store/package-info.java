/** The tables of this room. */
@NullMarked
package org.fengsui.server.account.accountability.store;

import org.jspecify.annotations.NullMarked;
