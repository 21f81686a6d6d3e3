/** Notices from draft to close, on the real record and with the real neighbours. */
@NullMarked
package org.fengsui.server.duty.notice;

import org.jspecify.annotations.NullMarked;
