/** Reads what documents of strangers say. */
@NullMarked
package org.fengsui.server.platform.reading.text;

import org.jspecify.annotations.NullMarked;
