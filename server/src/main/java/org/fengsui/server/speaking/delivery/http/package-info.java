/** Talking to the channels behind the web. */
@NullMarked
package org.fengsui.server.speaking.delivery.http;

import org.jspecify.annotations.NullMarked;
