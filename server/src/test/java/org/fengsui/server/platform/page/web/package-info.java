/** Proof of the page kit. */
@NullMarked
package org.fengsui.server.platform.page.web;

import org.jspecify.annotations.NullMarked;
