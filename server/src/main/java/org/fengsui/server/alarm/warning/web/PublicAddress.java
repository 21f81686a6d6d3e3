package org.fengsui.server.alarm.warning.web;

/** Where everybody reads warnings. */
final class PublicAddress {

    static final String LIST = "/public/warnings";

    private PublicAddress() {}
}
