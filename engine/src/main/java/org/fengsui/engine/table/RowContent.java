package org.fengsui.engine.table;

import java.io.IOException;
import java.io.InputStream;

/** Content that is rows already: no bytes of a stranger are left to take apart. */
abstract sealed class RowContent implements InputFile.Content permits TableParts, TableStream {

    @Override
    public final InputStream open() throws IOException {
        throw new IOException("only the rows of this table are at hand");
    }

    abstract RowSource source();
}
