/** What this room does. */
@NullMarked
package org.fengsui.server.duty.circular.service;

import org.jspecify.annotations.NullMarked;
