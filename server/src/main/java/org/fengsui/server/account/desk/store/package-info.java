/** The table of devices. */
@NullMarked
package org.fengsui.server.account.desk.store;

import org.jspecify.annotations.NullMarked;
