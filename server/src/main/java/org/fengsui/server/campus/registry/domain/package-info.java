/** The registry in the record, its import, its editions and the attribution by them. */
@NullMarked
package org.fengsui.server.campus.registry.domain;

import org.jspecify.annotations.NullMarked;
