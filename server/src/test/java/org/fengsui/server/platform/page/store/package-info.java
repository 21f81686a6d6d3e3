/** Proof of the page kit. */
@NullMarked
package org.fengsui.server.platform.page.store;

import org.jspecify.annotations.NullMarked;
