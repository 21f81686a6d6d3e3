/** What circulars say, without a database. */
@NullMarked
package org.fengsui.server.duty.circular.domain;

import org.jspecify.annotations.NullMarked;
