package org.fengsui.engine.observation;

/** Whether the scanner could log in on a host. */
public enum Login {
    /** It logged in. */
    OK,
    /** It tried and failed, or lacked rights. */
    FAILED,
    /** It did not try, or the report does not say. */
    NONE
}
