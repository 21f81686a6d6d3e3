package org.fengsui.server.duty.mailbox.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells mails that no person wrote: answers by machines, bounces, and what Fengsui itself sent. */
public final class AutomaticMail {

    private static final Pattern BOUNCE =
            Pattern.compile("(?:mailer-daemon|postmaster|bounce[^@]*)@.*");
    private static final Pattern OURS = Pattern.compile("<fengsui\\.\\d+@[^>]*>");

    private AutomaticMail() {}

    /** The values of a header. */
    @FunctionalInterface
    public interface Headers {
        /** None where it is not there. */
        List<String> of(String name);
    }

    /** The header that shows it; empty where a person may have written it. */
    public static Optional<String> sign(Headers headers, String sender) {
        if (BOUNCE.matcher(sender).matches() || sender.isEmpty()) {
            return Optional.of("From: " + sender);
        }
        for (var each : headers.of("Auto-Submitted")) {
            if (!each.strip().toLowerCase(Locale.ROOT).startsWith("no")) {
                return Optional.of("Auto-Submitted: " + each.strip());
            }
        }
        if (!headers.of("X-Loop").isEmpty()) {
            return Optional.of("X-Loop");
        }
        if (headers.of("Return-Path").stream().anyMatch(each -> each.strip().equals("<>"))) {
            return Optional.of("Return-Path: <>");
        }
        if (headers.of("Content-Type").stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("multipart/report"))) {
            return Optional.of("multipart/report");
        }
        return headers.of("Message-ID").stream()
                .map(String::strip)
                .filter(each -> OURS.matcher(each).matches())
                .map(each -> "Message-ID: " + each)
                .findFirst();
    }
}
