/** What people do, in a real browser; it also makes the pictures of the user guide. */
@NullMarked
package org.fengsui.server.browser;

import org.jspecify.annotations.NullMarked;
