/** What a mail is, without the record. */
@NullMarked
package org.fengsui.server.duty.mailbox.domain;

import org.jspecify.annotations.NullMarked;
