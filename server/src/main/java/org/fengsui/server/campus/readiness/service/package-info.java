/** What this room does. */
@NullMarked
package org.fengsui.server.campus.readiness.service;

import org.jspecify.annotations.NullMarked;
