@NullMarked
package org.fengsui.server.alarm.content.service;

import org.jspecify.annotations.NullMarked;
