/** Proof of the relay against a real SMTP server. */
@NullMarked
package org.fengsui.server.speaking.delivery.relay;

import org.jspecify.annotations.NullMarked;
