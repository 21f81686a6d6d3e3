/** Texts for people, kept in bundles beside the code that speaks; inside the engine only. */
@NullMarked
package org.fengsui.engine.text;

import org.jspecify.annotations.NullMarked;
