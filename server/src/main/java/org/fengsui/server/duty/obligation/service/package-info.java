/** What keeps the ledger: signals in, steps out, questions answered. */
@NullMarked
package org.fengsui.server.duty.obligation.service;

import org.jspecify.annotations.NullMarked;
