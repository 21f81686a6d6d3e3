/** Tests of audit. */
@NullMarked
package org.fengsui.server.platform.audit;

import org.jspecify.annotations.NullMarked;
