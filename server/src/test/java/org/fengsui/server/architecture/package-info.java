/** The rules of the house that the build keeps. */
@NullMarked
package org.fengsui.server.architecture;

import org.jspecify.annotations.NullMarked;
