/** Keys in files, sealed texts, and exchanging one key for another. */
@NullMarked
package org.fengsui.server.platform.secret.domain;

import org.jspecify.annotations.NullMarked;
