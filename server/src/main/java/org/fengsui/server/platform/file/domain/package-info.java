/** Storing files: types by their bytes, harmless names, re-encoded pictures, encrypted chunks. */
@NullMarked
package org.fengsui.server.platform.file.domain;

import org.jspecify.annotations.NullMarked;
