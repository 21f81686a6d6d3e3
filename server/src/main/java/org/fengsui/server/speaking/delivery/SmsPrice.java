package org.fengsui.server.speaking.delivery;

/** Says what short messages will cost; a bean where they are set up. */
@FunctionalInterface
public interface SmsPrice {

    /** One message to each of so many: at most this. */
    SmsCost of(int recipients);
}
