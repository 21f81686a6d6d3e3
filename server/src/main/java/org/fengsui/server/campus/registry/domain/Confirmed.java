package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.platform.kernel.Errand;

/**
 * A table that a person confirmed.
 *
 * @param token names it
 * @param fileName the uploaded file
 * @param errand its writing
 */
public record Confirmed(String token, String fileName, Errand errand) {}
