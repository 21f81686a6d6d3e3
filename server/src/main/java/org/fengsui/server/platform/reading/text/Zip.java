package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.exception.ZipException;

/** ZIP, whose names are GB18030 where they do not say that they are UTF-8. */
record Zip(Extraction extraction, Budget budget, String password) implements Unpacking {

    private static final Charset NAMES = Charset.forName("GB18030");

    @Override
    public void unpack(String name, Path file, int depth) throws IOException {
        try (var zip = new ZipFile(file.toFile(), password.toCharArray())) {
            zip.setCharset(NAMES);
            if (zip.isEncrypted() && password.isEmpty()) {
                throw new NeedsPassword();
            }
            for (var header : zip.getFileHeaders()) {
                if (header.isDirectory()) {
                    continue;
                }
                var part = extraction.scratch();
                try (var in = zip.getInputStream(header)) {
                    budget.unpack(in, header.getCompressedSize(), part);
                }
                extraction.part(name, header.getFileName(), part, depth);
            }
        } catch (ZipException e) {
            if (e.getType() == ZipException.Type.WRONG_PASSWORD) {
                throw new NeedsPassword(e);
            }
            throw e;
        }
    }
}
