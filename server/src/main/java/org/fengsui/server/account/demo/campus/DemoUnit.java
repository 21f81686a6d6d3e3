package org.fengsui.server.account.demo.campus;

/**
 * A unit of the fictional school.
 *
 * @param code stable key
 * @param name Chinese name
 * @param domain the label of its names below {@code example.edu.cn}
 * @param number from 1; gives its networks {@code 10.20.<number>.0/24} and {@code
 *     10.10.<number>.0/24}
 */
record DemoUnit(String code, String name, String domain, int number) {}
