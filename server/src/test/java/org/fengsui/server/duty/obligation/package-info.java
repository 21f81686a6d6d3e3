/** Tests of the ledger through its face. */
@NullMarked
package org.fengsui.server.duty.obligation;

import org.jspecify.annotations.NullMarked;
