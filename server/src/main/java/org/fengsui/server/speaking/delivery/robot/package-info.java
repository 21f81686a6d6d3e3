/** Group robots of WeCom, DingTalk and Feishu, and signed webhooks. */
@NullMarked
package org.fengsui.server.speaking.delivery.robot;

import org.jspecify.annotations.NullMarked;
