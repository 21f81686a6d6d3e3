/** Tests of the finding room's rules. */
@NullMarked
package org.fengsui.server.sensing.finding.domain;

import org.jspecify.annotations.NullMarked;
