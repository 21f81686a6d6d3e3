/** Seeded generators: the same options make the same bytes on every machine. */
@NullMarked
package org.fengsui.bench.generate;

import org.jspecify.annotations.NullMarked;
