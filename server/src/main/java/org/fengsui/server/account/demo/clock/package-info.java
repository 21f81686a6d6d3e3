/** The bar that moves the demo's clock. */
@NullMarked
package org.fengsui.server.account.demo.clock;

import org.jspecify.annotations.NullMarked;
