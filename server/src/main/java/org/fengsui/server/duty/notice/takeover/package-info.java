/** 旧台账: reads the sheet in which a school kept its notices before. */
@NullMarked
package org.fengsui.server.duty.notice.takeover;

import org.jspecify.annotations.NullMarked;
