/** The disk under the data folder: how full it is, and who is told. */
@NullMarked
package org.fengsui.server.platform.upkeep.disk;

import org.jspecify.annotations.NullMarked;
