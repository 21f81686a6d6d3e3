/** The number series in the record. */
@NullMarked
package org.fengsui.server.speaking.document.store;

import org.jspecify.annotations.NullMarked;
