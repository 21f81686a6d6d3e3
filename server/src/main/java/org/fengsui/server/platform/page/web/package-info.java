/** The kit's own endpoints, headers, error pages and the frame around every page. */
@NullMarked
package org.fengsui.server.platform.page.web;

import org.jspecify.annotations.NullMarked;
