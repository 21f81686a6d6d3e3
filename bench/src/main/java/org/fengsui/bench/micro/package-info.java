/** JMH benchmarks of the engine. Each says its question and its data. */
@NullMarked
package org.fengsui.bench.micro;

import org.jspecify.annotations.NullMarked;
