/** The controllers and what they show. */
@NullMarked
package org.fengsui.server.platform.admin.web;

import org.jspecify.annotations.NullMarked;
