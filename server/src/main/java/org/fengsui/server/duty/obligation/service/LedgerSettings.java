package org.fengsui.server.duty.obligation.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of the ledger.
 *
 * @param profile where the school's profile stands: a file or a resource
 */
@ConfigurationProperties("fengsui.ledger")
record LedgerSettings(@DefaultValue("classpath:profile/default.yaml") Resource profile) {}
