/** The pages of notices, for the office and for the units. */
@NullMarked
package org.fengsui.server.duty.notice.web;

import org.jspecify.annotations.NullMarked;
