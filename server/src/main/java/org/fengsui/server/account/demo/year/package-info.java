/** The year that lies behind the demo's first page, played through the rooms' own faces. */
@NullMarked
package org.fengsui.server.account.demo.year;

import org.jspecify.annotations.NullMarked;
