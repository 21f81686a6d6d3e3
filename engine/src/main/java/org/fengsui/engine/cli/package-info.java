/** The verbs of the command line that need no server: words in, lines out, an exit code back. */
@NullMarked
package org.fengsui.engine.cli;

import org.jspecify.annotations.NullMarked;
