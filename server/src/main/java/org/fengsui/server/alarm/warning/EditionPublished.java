package org.fengsui.server.alarm.warning;

import org.fengsui.server.alarm.warning.Warning.Change;

/**
 * Everybody reads something new of a warning; published in the transaction that makes it so.
 *
 * @param warningId the warning
 * @param edition from 1
 * @param change what it does
 */
public record EditionPublished(long warningId, int edition, Change change) {}
