/**
 * The fictional school: its units, people, systems and networks, and the reports its scanner
 * writes.
 */
@NullMarked
package org.fengsui.server.account.demo.campus;

import org.jspecify.annotations.NullMarked;
