package org.fengsui.server.campus.registry.domain;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a school sets about its registry.
 *
 * @param syncMissingPercent how many of a hundred known rows another system's table may lack before
 *     that has to be confirmed on its own
 */
@ConfigurationProperties("fengsui.registry")
record RegistrySettings(@DefaultValue("20") int syncMissingPercent) {}
