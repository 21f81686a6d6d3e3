/** Tests of the pages of access and audit, through HTTP. */
@NullMarked
package org.fengsui.server.platform.admin;

import org.jspecify.annotations.NullMarked;
