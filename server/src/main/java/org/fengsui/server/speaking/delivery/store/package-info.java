/** The outbox in the record. */
@NullMarked
package org.fengsui.server.speaking.delivery.store;

import org.jspecify.annotations.NullMarked;
