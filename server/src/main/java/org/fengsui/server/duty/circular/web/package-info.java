/** The pages of this room. */
@NullMarked
package org.fengsui.server.duty.circular.web;

import org.jspecify.annotations.NullMarked;
