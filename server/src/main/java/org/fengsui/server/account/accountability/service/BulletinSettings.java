package org.fengsui.server.account.accountability.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its bulletins.
 *
 * @param series 代字 before year and number
 * @param letterhead 发文机关标志
 * @param signer 署名
 */
@ConfigurationProperties("fengsui.bulletin")
public record BulletinSettings(
        @DefaultValue("信办报") String series,
        @DefaultValue("信息化工作办公室文件") String letterhead,
        @DefaultValue("信息化工作办公室") String signer) {}
