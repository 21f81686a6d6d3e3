/** Keeps, queues and reads what comes in. */
@NullMarked
package org.fengsui.server.sensing.intake.domain;

import org.jspecify.annotations.NullMarked;
