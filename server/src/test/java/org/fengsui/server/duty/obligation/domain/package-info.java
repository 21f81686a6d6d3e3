/** Tests of the ledger's rules. */
@NullMarked
package org.fengsui.server.duty.obligation.domain;

import org.jspecify.annotations.NullMarked;
