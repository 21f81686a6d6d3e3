package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.extractor.ExcelExtractor;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** DOC and XLS, which WPS and ET are as well, and office files under a password. */
final class OleText {

    private static final int LARGEST = 32 << 20;
    private static final int END = 22;
    private static final String PACKAGE = "EncryptedPackage";

    private OleText() {}

    static boolean isEncryptedPackage(Path file) throws IOException {
        try (var ole = new POIFSFileSystem(file.toFile(), true)) {
            return ole.getRoot().hasEntry(PACKAGE);
        }
    }

    static void decrypt(Path file, String password, Path to) throws IOException {
        try (var ole = new POIFSFileSystem(file.toFile(), true)) {
            var decryptor = Decryptor.getInstance(new EncryptionInfo(ole));
            if (!decryptor.verifyPassword(password)) {
                throw new NeedsPassword();
            }
            try (var in = decryptor.getDataStream(ole)) {
                Files.write(to, withoutComment(in.readNBytes(LARGEST)));
            }
        } catch (GeneralSecurityException e) {
            throw new NeedsPassword(e);
        }
    }

    /** The library may give the bytes behind the last whole block wrong: the archive’s comment. */
    private static byte[] withoutComment(byte[] zip) {
        for (int at = zip.length - END; at >= 0; at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 5 && zip[at + 3] == 6) {
                var whole = Arrays.copyOf(zip, at + END);
                whole[at + END - 2] = 0;
                whole[at + END - 1] = 0;
                return whole;
            }
        }
        return zip;
    }

    /** The text; the library takes the password from its thread. */
    static String of(Path file, String password) throws IOException {
        try (var ole = new POIFSFileSystem(file.toFile(), true)) {
            Biff8EncryptionKey.setCurrentUserPassword(nullIfNone(password));
            var root = ole.getRoot();
            if (root.hasEntry("WordDocument")) {
                try (var word = new WordExtractor(new HWPFDocument(ole))) {
                    return word.getText();
                }
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
                try (var excel = new ExcelExtractor(new HSSFWorkbook(ole))) {
                    return excel.getText();
                }
            }
            throw new IOException("neither a document nor a workbook");
        } catch (EncryptedDocumentException e) {
            throw new NeedsPassword(e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static @Nullable String nullIfNone(String password) {
        return password.isEmpty() ? null : password;
    }
}
