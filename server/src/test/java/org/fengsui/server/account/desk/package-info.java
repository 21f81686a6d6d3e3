@NullMarked
package org.fengsui.server.account.desk;

import org.jspecify.annotations.NullMarked;
