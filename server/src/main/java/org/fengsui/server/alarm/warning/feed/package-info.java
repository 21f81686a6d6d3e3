/** What the public’s machines read: Atom, JSON Feed and CAP 1.2. */
@NullMarked
package org.fengsui.server.alarm.warning.feed;

import org.jspecify.annotations.NullMarked;
