/**
 * Advisories about products with versions, and whether what a system is built with is among them.
 */
@NullMarked
package org.fengsui.engine.advisory;

import org.jspecify.annotations.NullMarked;
