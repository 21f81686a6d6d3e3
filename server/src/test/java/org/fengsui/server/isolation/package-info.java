/** No unit learns anything of another: every endpoint, called with another unit's identities. */
@NullMarked
package org.fengsui.server.isolation;

import org.jspecify.annotations.NullMarked;
