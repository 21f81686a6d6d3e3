/** From the block model to Word and PDF, after GB/T 9704-2012. */
@NullMarked
package org.fengsui.server.speaking.document.layout;

import org.jspecify.annotations.NullMarked;
