/** What findings are, without the record: search words and the services behind the face. */
@NullMarked
package org.fengsui.server.sensing.finding.domain;

import org.jspecify.annotations.NullMarked;
