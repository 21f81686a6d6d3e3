/** Where requests are let in or refused: sign-in, sessions, tokens, permissions. */
@NullMarked
package org.fengsui.server.platform.access.web;

import org.jspecify.annotations.NullMarked;
