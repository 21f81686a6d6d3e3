/** Tests of the intake room through its face. */
@NullMarked
package org.fengsui.server.sensing.intake;

import org.jspecify.annotations.NullMarked;
