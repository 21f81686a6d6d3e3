/** The demo's mailbox, which stands where the school's relay would. */
@NullMarked
package org.fengsui.server.account.demo.mail;

import org.jspecify.annotations.NullMarked;
