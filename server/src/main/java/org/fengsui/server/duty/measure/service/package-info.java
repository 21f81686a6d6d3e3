/** What happens to measures. */
@NullMarked
package org.fengsui.server.duty.measure.service;

import org.jspecify.annotations.NullMarked;
