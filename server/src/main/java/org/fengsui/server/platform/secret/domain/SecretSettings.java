package org.fengsui.server.platform.secret.domain;

import org.fengsui.server.platform.secret.SealCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How secrets are sealed.
 *
 * @param cipher of the first key; null for AES. Later keys have the cipher of the one before, or
 *     the one that was asked for
 */
@ConfigurationProperties("fengsui.secret")
record SecretSettings(@Nullable SealCipher cipher) {}
