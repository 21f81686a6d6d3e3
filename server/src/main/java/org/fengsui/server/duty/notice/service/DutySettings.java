package org.fengsui.server.duty.notice.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 值班, one configured person until there is a duty roster.
 *
 * @param officer the account's name at sign-in; blank: whoever holds the role
 * @param phone the telephone units call; blank where none is set
 */
@ConfigurationProperties("fengsui.duty")
record DutySettings(@DefaultValue("") String officer, @DefaultValue("") String phone) {}
