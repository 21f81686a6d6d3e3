/** What happens to records, takedowns and the secrecy book, and who may do it. */
@NullMarked
package org.fengsui.server.alarm.content.service;

import org.jspecify.annotations.NullMarked;
