/**
 * Reading a file of strangers in a process of its own: what the child is asked, what it answers,
 * and how the answers are heard. Who starts the child decides what it may use.
 */
@NullMarked
package org.fengsui.engine.apart;

import org.jspecify.annotations.NullMarked;
