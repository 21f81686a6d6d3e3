/** The pages of this room. */
@NullMarked
package org.fengsui.server.duty.mailbox.web;

import org.jspecify.annotations.NullMarked;
