/** The pages and the programs' interface of findings and re-tests. */
@NullMarked
package org.fengsui.server.sensing.finding.web;

import org.jspecify.annotations.NullMarked;
