/** What a test of the server needs: one database per JVM, a clock it moves, the two annotations. */
@NullMarked
package org.fengsui.server.testing;

import org.jspecify.annotations.NullMarked;
