/**
 * What a scanner saw: one {@link org.fengsui.engine.observation.Observation} per raw result, its
 * {@link org.fengsui.engine.observation.Fingerprint}, and the {@link
 * org.fengsui.engine.observation.Coverage} that says what a report proves by not mentioning
 * something.
 */
@NullMarked
package org.fengsui.engine.observation;

import org.jspecify.annotations.NullMarked;
