/** The inbox page. */
@NullMarked
package org.fengsui.server.speaking.delivery.web;

import org.jspecify.annotations.NullMarked;
