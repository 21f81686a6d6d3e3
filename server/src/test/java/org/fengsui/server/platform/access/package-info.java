/** Tests of access. */
@NullMarked
package org.fengsui.server.platform.access;

import org.jspecify.annotations.NullMarked;
