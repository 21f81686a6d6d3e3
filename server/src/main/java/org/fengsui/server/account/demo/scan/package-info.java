/** The demo's scanner: a scan at the press of a button, and its report as a file. */
@NullMarked
package org.fengsui.server.account.demo.scan;

import org.jspecify.annotations.NullMarked;
