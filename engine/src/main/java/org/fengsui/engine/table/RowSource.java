package org.fengsui.engine.table;

import org.jspecify.annotations.Nullable;

/** Where raw rows come from: a CSV parser or a sheet. */
interface RowSource extends AutoCloseable {
    /** The next row, or null at the end. */
    @Nullable RawRow next();

    @Override
    void close();
}
