/** The demo's accounts, and how a newcomer learns of them. */
@NullMarked
package org.fengsui.server.account.demo.people;

import org.jspecify.annotations.NullMarked;
