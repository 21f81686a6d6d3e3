/** The server: a modular monolith of rooms in wings. */
@NullMarked
package org.fengsui.server;

import org.jspecify.annotations.NullMarked;
