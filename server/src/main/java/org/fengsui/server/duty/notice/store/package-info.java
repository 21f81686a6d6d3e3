/** How notices, items, answers and their story are kept. */
@NullMarked
package org.fengsui.server.duty.notice.store;

import org.jspecify.annotations.NullMarked;
