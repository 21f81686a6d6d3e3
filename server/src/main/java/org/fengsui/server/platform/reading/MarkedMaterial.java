package org.fengsui.server.platform.reading;

/**
 * Something that bears a mark of secrecy was refused and not kept; published as it is refused, by
 * {@link Markings}. It says nothing of what it was: whoever listens writes in a transaction of his
 * own, because that of the refusal is taken back.
 *
 * @param door where it was to come in, a short key: {@code file}, {@code content-table}, {@code
 *     circular-mail}
 * @param accountId who brought it; 0 where no account did
 * @param who as a history names him: a person's name, a sender's address
 */
public record MarkedMaterial(String door, long accountId, String who) {}
