/** Tests of what access does behind its face. */
@NullMarked
package org.fengsui.server.platform.access.domain;

import org.jspecify.annotations.NullMarked;
