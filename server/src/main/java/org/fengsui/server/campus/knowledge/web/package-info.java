/** Pages of the knowledge base. */
@NullMarked
package org.fengsui.server.campus.knowledge.web;

import org.jspecify.annotations.NullMarked;
