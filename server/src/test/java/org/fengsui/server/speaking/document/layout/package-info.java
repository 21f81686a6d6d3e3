/** Proof of the document layouts. */
@NullMarked
package org.fengsui.server.speaking.document.layout;

import org.jspecify.annotations.NullMarked;
