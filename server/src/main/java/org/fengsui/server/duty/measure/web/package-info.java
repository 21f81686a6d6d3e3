/** The pages of this room. */
@NullMarked
package org.fengsui.server.duty.measure.web;

import org.jspecify.annotations.NullMarked;
