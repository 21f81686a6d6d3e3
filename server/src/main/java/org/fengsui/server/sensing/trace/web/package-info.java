/** Pages and addresses of tracing. */
@NullMarked
package org.fengsui.server.sensing.trace.web;

import org.jspecify.annotations.NullMarked;
