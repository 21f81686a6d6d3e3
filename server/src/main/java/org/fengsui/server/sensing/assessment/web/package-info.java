/** The pages of assessments. */
@NullMarked
package org.fengsui.server.sensing.assessment.web;

import org.jspecify.annotations.NullMarked;
