/** The school's app in WeCom (企业微信). */
@NullMarked
package org.fengsui.server.speaking.delivery.wecom;

import org.jspecify.annotations.NullMarked;
