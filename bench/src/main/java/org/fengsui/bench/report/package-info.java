/** Reading of whole report files, in a process of its own, beside a peer. */
@NullMarked
package org.fengsui.bench.report;

import org.jspecify.annotations.NullMarked;
