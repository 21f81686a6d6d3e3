/** What this room knows without a database. */
@NullMarked
package org.fengsui.server.campus.readiness.domain;

import org.jspecify.annotations.NullMarked;
