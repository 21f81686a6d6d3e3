/** Tests of the finding room through its face. */
@NullMarked
package org.fengsui.server.sensing.finding;

import org.jspecify.annotations.NullMarked;
