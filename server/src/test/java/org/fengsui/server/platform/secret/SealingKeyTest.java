package org.fengsui.server.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ciphers, against what is published about SM4. */
class SealingKeyTest {

    private static final byte[] PLACE = "drawer 7".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLAIN = "端口 443 的证书已过期".getBytes(StandardCharsets.UTF_8);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] sealed(SealingKey key) {
        return key.sealer().seal(PLAIN, PLAIN.length, PLACE);
    }

    private static void refused(SealingKey key, byte[] sealed, byte[] place) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> key.open(sealed, place));
    }

    @Test
    void theBlockOfTheStandardComesOutAsPublished() throws Exception {
        var sm4 = SealCipher.SM4.inMode("ECB");
        var block = hex("0123456789abcdeffedcba9876543210");
        sm4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(block, "SM4"));
        assertThat(sm4.doFinal(block))
                .as("GB/T 32907-2016, appendix A.1")
                .isEqualTo(hex("681edf34d206965e86b3e94f536e4246"));
    }

    @Test
    void whatTheInternetStandardSealedOpens() throws Exception {
        var key = SealingKey.of("sm4:0123456789abcdeffedcba9876543210");
        var sealed =
                hex(
                        "00001234567800000000abcd"
                                + "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(key.open(sealed, hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")))
                .as("RFC 8998, appendix A.1")
                .isEqualTo(
                        hex(
                                "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));
    }

    @ParameterizedTest
    @EnumSource(SealCipher.class)
    void whatWasSealedComesBackAndTwiceTheSameLooksDifferent(SealCipher cipher) throws Exception {
        var key = SealingKey.random(cipher);
        var sealer = key.sealer();
        var once = sealer.seal(PLAIN, PLAIN.length, PLACE);
        var again = sealer.seal(PLAIN, PLAIN.length, PLACE);
        assertThat(once).isNotEqualTo(again);
        assertThat(key.open(once, PLACE)).isEqualTo(PLAIN);
        assertThat(key.open(again, PLACE)).isEqualTo(PLAIN);
        assertThat(key.open(sealer.seal(PLAIN, 6, PLACE), PLACE))
                .isEqualTo(Arrays.copyOf(PLAIN, 6));
        assertThat(key.open(sealer.seal(PLAIN, 0, PLACE), PLACE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SealCipher.class)
    void whateverBitIsChangedAndWhereverItIsBrokenOffItDoesNotOpen(SealCipher cipher) {
        var key = SealingKey.random(cipher);
        var sealed = sealed(key);
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            refused(key, changed, PLACE);
            refused(key, Arrays.copyOf(sealed, at), PLACE);
        }
        refused(key, Arrays.copyOf(sealed, sealed.length + 1), PLACE);
        refused(key, sealed, "drawer 8".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(SealCipher.class)
    void anotherKeyOpensNothingWhateverItsCipher(SealCipher cipher) {
        var sealed = sealed(SealingKey.random(cipher));
        for (var other : SealCipher.values()) {
            refused(SealingKey.random(other), sealed, PLACE);
        }
    }

    @Test
    void aKeySaysItsCipherAndOneOfDigitsAloneIsOfAes() throws Exception {
        var sm4 = SealingKey.random(SealCipher.SM4);
        assertThat(sm4.written()).matches("sm4:[0-9a-f]{32}");
        assertThat(SealingKey.of(sm4.written()).open(sealed(sm4), PLACE)).isEqualTo(PLAIN);
        var aes = SealingKey.random(SealCipher.AES);
        assertThat(aes.written()).matches("[0-9a-f]{64}");
        assertThat(SealingKey.of(aes.written()).open(sealed(aes), PLACE)).isEqualTo(PLAIN);
        assertThat(SealingKey.of("aes:" + aes.written()).written()).isEqualTo(aes.written());
    }

    @Test
    void aKeyOfAnUnknownCipherOrLengthIsRefusedWithoutItsDigits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.of("zuc:" + "ab".repeat(16)))
                .withMessageContaining("aes, sm4")
                .withMessageNotContaining("abab");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.of("ab".repeat(16)))
                .withMessageContaining("aes has 64")
                .withMessageNotContaining("abab");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.of("sm4:" + "xy".repeat(16)))
                .withMessageNotContaining("xyxy");
    }
}
