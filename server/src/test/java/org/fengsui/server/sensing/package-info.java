/** Tests of the wing that sees, and the neighbours they make do with. */
@NullMarked
package org.fengsui.server.sensing;

import org.jspecify.annotations.NullMarked;
