/** Proof of the retry plan. */
@NullMarked
package org.fengsui.server.speaking.delivery.domain;

import org.jspecify.annotations.NullMarked;
