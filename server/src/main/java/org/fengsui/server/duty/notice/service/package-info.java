/** What is done with notices, one class for each part of their way. */
@NullMarked
package org.fengsui.server.duty.notice.service;

import org.jspecify.annotations.NullMarked;
