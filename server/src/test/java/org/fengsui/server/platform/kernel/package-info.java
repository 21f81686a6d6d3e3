/** Tests of the kernel. */
@NullMarked
package org.fengsui.server.platform.kernel;

import org.jspecify.annotations.NullMarked;
