/** The pages of this room. */
@NullMarked
package org.fengsui.server.campus.readiness.web;

import org.jspecify.annotations.NullMarked;
