/** The ledger's rules without any input or output: profile, standing of an obligation, steps. */
@NullMarked
package org.fengsui.server.duty.obligation.domain;

import org.jspecify.annotations.NullMarked;
