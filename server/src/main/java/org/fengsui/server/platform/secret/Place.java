package org.fengsui.server.platform.secret;

/**
 * Where a sealed value stands. It opens nowhere else: a value moved to another row is as good as
 * damaged.
 *
 * @param table schema and table, as {@code kernel.sealed_column} names it
 * @param column of the table
 * @param row the row's id
 */
public record Place(String table, String column, long row) {}
