/** Look-up records: read, kept by day, looked up and dropped. */
@NullMarked
package org.fengsui.server.sensing.trace.record;

import org.jspecify.annotations.NullMarked;
