/** The tables of this room. */
@NullMarked
package org.fengsui.server.campus.readiness.store;

import org.jspecify.annotations.NullMarked;
