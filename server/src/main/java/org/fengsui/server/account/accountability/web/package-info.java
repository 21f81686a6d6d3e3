/** The pages of 考核. */
@NullMarked
package org.fengsui.server.account.accountability.web;

import org.jspecify.annotations.NullMarked;
