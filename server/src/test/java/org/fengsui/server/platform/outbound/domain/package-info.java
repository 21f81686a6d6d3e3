/** Tests of the outbound policy. */
@NullMarked
package org.fengsui.server.platform.outbound.domain;

import org.jspecify.annotations.NullMarked;
