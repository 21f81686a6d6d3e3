/** What happens to scores, and who may do it. */
@NullMarked
package org.fengsui.server.account.accountability.service;

import org.jspecify.annotations.NullMarked;
