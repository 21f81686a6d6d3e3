/** The policy's rules: which addresses are public, and which the settings name. */
@NullMarked
package org.fengsui.server.platform.outbound.domain;

import org.jspecify.annotations.NullMarked;
