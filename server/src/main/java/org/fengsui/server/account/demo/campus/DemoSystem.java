package org.fengsui.server.account.demo.campus;

/**
 * A system of the fictional school.
 *
 * @param code stable key
 * @param name Chinese name
 * @param unitCode who is in charge
 * @param host its name
 * @param ip its address
 * @param important whether it is an important business system
 * @param web whether it speaks HTTP on 443
 */
public record DemoSystem(
        String code,
        String name,
        String unitCode,
        String host,
        String ip,
        boolean important,
        boolean web) {}
