/** Tells people of the office what waits for them, where the room that knows sends no messages. */
@NullMarked
package org.fengsui.server.account.desk.mail;

import org.jspecify.annotations.NullMarked;
