/** Proof of the fictional school. */
@NullMarked
package org.fengsui.server.account.demo.campus;

import org.jspecify.annotations.NullMarked;
