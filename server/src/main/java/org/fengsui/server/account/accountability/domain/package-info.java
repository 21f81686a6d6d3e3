/** How scores follow from tallies: pure. */
@NullMarked
package org.fengsui.server.account.accountability.domain;

import org.jspecify.annotations.NullMarked;
