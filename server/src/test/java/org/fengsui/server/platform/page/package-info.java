/** Proof of the page kit. */
@NullMarked
package org.fengsui.server.platform.page;

import org.jspecify.annotations.NullMarked;
