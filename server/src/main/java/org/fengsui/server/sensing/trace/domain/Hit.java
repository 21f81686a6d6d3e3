package org.fengsui.server.sensing.trace.domain;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.tracing.Chain;
import org.fengsui.engine.tracing.Gap;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Resolution;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An episode seen at an instant, and to whom the records lead.
 *
 * @param id identity; 0 while it is not kept
 * @param episodeId the episode
 * @param at when it was seen
 * @param address where
 * @param port on the side of the address
 * @param transport {@code tcp} or {@code udp}
 * @param pool the kind of pool; null where the registry no longer says so
 * @param check the scanner's check, the kind of problem
 * @param title in the scanner's words
 * @param severity ours
 * @param answer to whom the records lead
 * @param taskId the task it belongs to
 */
public record Hit(
        long id,
        long episodeId,
        Instant at,
        IpAddress address,
        @Nullable Integer port,
        @Nullable String transport,
        @Nullable String pool,
        String check,
        String title,
        Severity severity,
        Answer answer,
        @Nullable Long taskId) {

    /** How far the records lead. */
    public enum Outcome {
        /** To one account. */
        TRACED,
        /** To several that contradict each other; a person chooses, or records come that decide. */
        AMBIGUOUS,
        /** 无法溯源: to none; tried again when records come. */
        NOT_TRACED
    }

    /**
     * To whom the records lead.
     *
     * @param outcome how far
     * @param gap where the way ends, of what is not traced
     * @param accounts who comes into question, by name
     * @param others whether somebody whom no record names does too
     * @param inside the address behind it; null where there are several or none is known
     * @param mac the device; null where there are several or none is known
     */
    public record Answer(
            Outcome outcome,
            @Nullable Gap gap,
            List<String> accounts,
            boolean others,
            @Nullable IpAddress inside,
            @Nullable Mac mac) {

        /** Keeps its own copy. */
        public Answer {
            accounts = List.copyOf(accounts);
        }

        /** What a resolution says. */
        static Answer of(Resolution resolution) {
            var inside = only(resolution.chains().stream().map(Chain::inside).distinct().toList());
            var mac =
                    only(
                            resolution.chains().stream()
                                    .map(Chain::mac)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList());
            return switch (resolution) {
                case Resolution.Traced it ->
                        new Answer(Outcome.TRACED, null, List.of(it.account()), false, inside, mac);
                case Resolution.Ambiguous it ->
                        new Answer(
                                Outcome.AMBIGUOUS,
                                null,
                                List.copyOf(it.accounts()),
                                it.others(),
                                inside,
                                mac);
                case Resolution.NotTraced it ->
                        new Answer(Outcome.NOT_TRACED, it.gap(), List.of(), false, inside, mac);
            };
        }

        private static <T> @Nullable T only(List<T> all) {
            return all.size() == 1 ? all.getFirst() : null;
        }

        /** The same after a person chose one of the accounts. */
        Answer chosen(String account) {
            return new Answer(Outcome.TRACED, null, List.of(account), false, inside, mac);
        }
    }

    /** The same with another answer and task. */
    Hit answered(Answer other, @Nullable Long task) {
        return new Hit(
                id, episodeId, at, address, port, transport, pool, check, title, severity, other,
                task);
    }
}
