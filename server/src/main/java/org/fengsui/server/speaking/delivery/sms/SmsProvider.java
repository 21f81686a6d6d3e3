package org.fengsui.server.speaking.delivery.sms;

import java.util.Map;
import org.fengsui.server.speaking.delivery.Reply;

/** Who sends short messages. */
@FunctionalInterface
interface SmsProvider {

    /**
     * Sends one.
     *
     * @param mobile 11 digits
     * @param values the template's variables in their order
     * @param id the outbox's identity
     */
    Reply send(String mobile, Map<String, String> values, long id);
}
