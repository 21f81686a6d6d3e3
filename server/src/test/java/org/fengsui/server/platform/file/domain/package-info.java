/** Tests of what a file may be. */
@NullMarked
package org.fengsui.server.platform.file.domain;

import org.jspecify.annotations.NullMarked;
