/** From the outbox to the channels and back. */
@NullMarked
package org.fengsui.server.speaking.delivery.relay;

import org.jspecify.annotations.NullMarked;
