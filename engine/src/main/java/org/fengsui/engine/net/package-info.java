/**
 * Addresses, networks, host names and URLs as values: parsed strictly, printed canonically, never
 * resolved.
 */
@NullMarked
package org.fengsui.engine.net;

import org.jspecify.annotations.NullMarked;
