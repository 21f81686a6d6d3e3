/** The wing that sees: what comes in, and what is found. */
@NullMarked
package org.fengsui.server.sensing;

import org.jspecify.annotations.NullMarked;
