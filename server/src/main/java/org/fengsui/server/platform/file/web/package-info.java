/** Downloads. */
@NullMarked
package org.fengsui.server.platform.file.web;

import org.jspecify.annotations.NullMarked;
