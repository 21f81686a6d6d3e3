/** Stories of a school, told through the rooms' faces with the clock moved by hand. */
@NullMarked
package org.fengsui.server.scenario;

import org.jspecify.annotations.NullMarked;
