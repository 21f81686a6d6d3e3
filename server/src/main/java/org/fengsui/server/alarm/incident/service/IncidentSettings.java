package org.fengsui.server.alarm.incident.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its incidents.
 *
 * @param series 代字 of the units' reports, before year and number
 * @param addressee to whom the reports are written
 * @param criticismSeries 代字 of criticisms
 * @param issuer who issues criticisms
 */
@ConfigurationProperties("fengsui.incident")
public record IncidentSettings(
        @DefaultValue("事报") String series,
        @DefaultValue("网络安全和信息化工作领导小组办公室") String addressee,
        @DefaultValue("网信批") String criticismSeries,
        @DefaultValue("网络安全和信息化工作领导小组") String issuer) {}
