/** What a backup holds, how its file is written and read, and how a record is filled from it. */
@NullMarked
package org.fengsui.server.platform.backup.domain;

import org.jspecify.annotations.NullMarked;
