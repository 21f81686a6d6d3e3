/** Short messages by Aliyun, Tencent Cloud or a gateway, and calls by a gateway. */
@NullMarked
package org.fengsui.server.speaking.delivery.sms;

import org.jspecify.annotations.NullMarked;
