/** The dashboard's page. */
@NullMarked
package org.fengsui.server.account.desk.web;

import org.jspecify.annotations.NullMarked;
