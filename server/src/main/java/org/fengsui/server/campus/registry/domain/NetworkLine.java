package org.fengsui.server.campus.registry.domain;

import org.jspecify.annotations.Nullable;

/**
 * A network in a list.
 *
 * @param id identity
 * @param code the school's key
 * @param name its name
 * @param unit whose it is; null for pools
 * @param kind the name of its kind
 * @param addresses its address ranges in one line
 */
public record NetworkLine(
        long id, String code, String name, @Nullable String unit, String kind, String addresses) {}
