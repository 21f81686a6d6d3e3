/** Who may make a device show, and what it may not show any more. */
@NullMarked
package org.fengsui.server.account.desk.service;

import org.jspecify.annotations.NullMarked;
