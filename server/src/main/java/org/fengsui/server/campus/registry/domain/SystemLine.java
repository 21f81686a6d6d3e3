package org.fengsui.server.campus.registry.domain;

import org.jspecify.annotations.Nullable;

/**
 * A system in a list.
 *
 * @param id identity
 * @param code the school's key
 * @param name its name
 * @param owner 主管单位
 * @param operator 运维单位; null where the owner operates it
 * @param addresses hosts and addresses in one line
 * @param important 重要业务系统
 * @param offCampus 双非
 * @param grade 等保级别; null where none is registered
 * @param status where it stands in its service
 */
public record SystemLine(
        long id,
        String code,
        String name,
        String owner,
        @Nullable String operator,
        String addresses,
        boolean important,
        boolean offCampus,
        @Nullable Integer grade,
        Status status) {}
