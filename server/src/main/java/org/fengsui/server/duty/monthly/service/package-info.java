/** Making, telling and reading monthly lists. */
@NullMarked
package org.fengsui.server.duty.monthly.service;

import org.jspecify.annotations.NullMarked;
