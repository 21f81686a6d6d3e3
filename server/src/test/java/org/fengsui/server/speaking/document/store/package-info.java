/** Proof of the number series. */
@NullMarked
package org.fengsui.server.speaking.document.store;

import org.jspecify.annotations.NullMarked;
