package org.fengsui.server.platform.reading.text;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.extractor.ExcelExtractor;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.poifs.crypt.CryptoFunctions;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** DOC and XLS, which WPS and ET are as well, and office files under a password. */
final class OleText {

    private static final int LARGEST = 32 << 20;
    private static final int SEGMENT = 4096;
    private static final String PACKAGE = "EncryptedPackage";

    private OleText() {}

    static boolean isEncryptedPackage(Path file) throws IOException {
        try (var ole = new POIFSFileSystem(file.toFile(), true)) {
            return ole.getRoot().hasEntry(PACKAGE);
        }
    }

    static void decrypt(Path file, String password, Path to) throws IOException {
        try (var ole = new POIFSFileSystem(file.toFile(), true)) {
            var info = new EncryptionInfo(ole);
            var decryptor = info.getDecryptor();
            if (!decryptor.verifyPassword(password)) {
                throw new NeedsPassword();
            }
            if (info.getEncryptionMode() == EncryptionMode.agile) {
                Files.write(to, agile(ole, info, decryptor.getSecretKey()));
                return;
            }
            try (var in = decryptor.getDataStream(ole)) {
                Files.write(to, in.readNBytes(LARGEST));
            }
        } catch (GeneralSecurityException e) {
            throw new NeedsPassword(e);
        }
    }

    /** MS-OFFCRYPTO 2.3.4.15, by hand: the library gives the last bytes wrong. */
    private static byte[] agile(POIFSFileSystem ole, EncryptionInfo info, SecretKey key)
            throws IOException, GeneralSecurityException {
        try (var in = new DataInputStream(ole.createDocumentInputStream(PACKAGE))) {
            long size = Long.reverseBytes(in.readLong());
            if (size < 0 || size > LARGEST) {
                throw new IOException("a package of " + size);
            }
            var plain = new ByteArrayOutputStream((int) size);
            var header = info.getHeader();
            for (int at = 0; plain.size() < size; at++) {
                var segment = in.readNBytes(SEGMENT);
                if (segment.length == 0) {
                    throw new EOFException();
                }
                var iv =
                        CryptoFunctions.generateIv(
                                header.getHashAlgorithm(),
                                header.getKeySalt(),
                                ByteBuffer.allocate(4)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putInt(at)
                                        .array(),
                                header.getBlockSize());
                var cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
                plain.write(cipher.doFinal(whole(segment, header.getBlockSize())));
            }
            return Arrays.copyOf(plain.toByteArray(), (int) size);
        }
    }

    private static byte[] whole(byte[] segment, int block) {
        int blocks = (segment.length + block - 1) / block;
        return Arrays.copyOf(segment, blocks * block);
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
