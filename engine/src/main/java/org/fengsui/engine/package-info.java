/** The engine: all that must be fast or provably right, without framework, network or clock. */
@NullMarked
package org.fengsui.engine;

import org.jspecify.annotations.NullMarked;
