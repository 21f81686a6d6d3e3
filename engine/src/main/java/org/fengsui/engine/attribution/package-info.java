/**
 * Whose an address, name or URL is (谁主管谁负责，谁运维谁负责，谁使用谁负责, 第七条): rules, their look-up in an
 * immutable snapshot, and the registry import table they come from.
 */
@NullMarked
package org.fengsui.engine.attribution;

import org.jspecify.annotations.NullMarked;
