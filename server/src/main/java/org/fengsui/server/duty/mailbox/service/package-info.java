/** What is done with mails. */
@NullMarked
package org.fengsui.server.duty.mailbox.service;

import org.jspecify.annotations.NullMarked;
