/** The entries with all their versions, their table form and the starter set. */
@NullMarked
package org.fengsui.server.campus.knowledge.domain;

import org.jspecify.annotations.NullMarked;
