package org.fengsui.server.duty.mailbox.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mailboxes are read.
 *
 * @param pause between two looks
 * @param largest the largest mail that is read; of a larger one the head is recorded
 */
@ConfigurationProperties("fengsui.mailbox")
record MailboxSettings(
        @DefaultValue("1m") Duration pause, @DefaultValue("50MB") DataSize largest) {}
