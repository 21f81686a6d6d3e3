/** Shows the rooms' measures among the metrics. */
@NullMarked
package org.fengsui.server.platform.upkeep.measure;

import org.jspecify.annotations.NullMarked;
