/** The kit's own rows: drafts, preferences and saved views. */
@NullMarked
package org.fengsui.server.platform.page.store;

import org.jspecify.annotations.NullMarked;
