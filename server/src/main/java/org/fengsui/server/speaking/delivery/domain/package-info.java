/** What a message's life is, without any I/O. */
@NullMarked
package org.fengsui.server.speaking.delivery.domain;

import org.jspecify.annotations.NullMarked;
