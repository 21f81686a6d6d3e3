package org.fengsui.server.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The sessions of signed-in people. */
public interface Sessions {

    /** Lets the present session go on, under a new id, after a change that ended all of them. */
    void renew(HttpServletRequest request, HttpServletResponse response, Actor self);
}
