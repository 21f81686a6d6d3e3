/** How obligations, their entries and the profiles are kept. */
@NullMarked
package org.fengsui.server.duty.obligation.store;

import org.jspecify.annotations.NullMarked;
