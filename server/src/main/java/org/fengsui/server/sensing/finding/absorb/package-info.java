/**
 * Takes reports in: copied to a table of the transaction, then merged in sets, because tens of
 * thousands of results come at once.
 */
@NullMarked
package org.fengsui.server.sensing.finding.absorb;

import org.jspecify.annotations.NullMarked;
