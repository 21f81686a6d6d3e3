/** The pages of the registry, for the offices and for the units themselves. */
@NullMarked
package org.fengsui.server.campus.registry.web;

import org.jspecify.annotations.NullMarked;
