package org.fengsui.server.platform.access;

/**
 * What a new password must be, as the settings have it; to be said before anyone types one.
 *
 * @param minimum least length in characters
 * @param kinds how many of lower case, upper case, digits and others a shorter one needs
 * @param longEnough the length from which the kinds no longer matter
 */
public record PasswordRules(int minimum, int kinds, int longEnough) {}
