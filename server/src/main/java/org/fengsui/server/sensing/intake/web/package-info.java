/** The pages and the programs' interface of imports. */
@NullMarked
package org.fengsui.server.sensing.intake.web;

import org.jspecify.annotations.NullMarked;
