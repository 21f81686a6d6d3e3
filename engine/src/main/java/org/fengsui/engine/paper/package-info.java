/**
 * A paper as both Word and PDF are written from it, with places to be filled in; and reading one
 * from a Word file that a stranger edited. What the model does not hold is refused, not guessed.
 */
@NullMarked
package org.fengsui.engine.paper;

import org.jspecify.annotations.NullMarked;
