/** The tables of assessments. */
@NullMarked
package org.fengsui.server.sensing.assessment.store;

import org.jspecify.annotations.NullMarked;
