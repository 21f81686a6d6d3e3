package org.fengsui.server.duty.notice.service;

import org.fengsui.server.speaking.document.OfficialDocument;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its notices.
 *
 * @param series 发文机关代字 of vulnerability notices
 * @param circularSeries the same of circular notices
 * @param letterhead 发文机关标志
 * @param signer 署名
 * @param style 文件式 or 信函式, where the drafter chooses nothing else
 */
@ConfigurationProperties("fengsui.notice")
record NoticeSettings(
        @DefaultValue("信办整") String series,
        @DefaultValue("信办通") String circularSeries,
        @DefaultValue("信息化工作办公室文件") String letterhead,
        @DefaultValue("信息化工作办公室") String signer,
        @DefaultValue("FILE") OfficialDocument.Style style) {}
