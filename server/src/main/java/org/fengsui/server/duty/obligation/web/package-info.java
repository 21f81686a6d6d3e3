/** The pages of the ledger. */
@NullMarked
package org.fengsui.server.duty.obligation.web;

import org.jspecify.annotations.NullMarked;
