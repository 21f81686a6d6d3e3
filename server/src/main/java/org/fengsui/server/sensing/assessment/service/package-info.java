/** What happens to assessments and reports. */
@NullMarked
package org.fengsui.server.sensing.assessment.service;

import org.jspecify.annotations.NullMarked;
