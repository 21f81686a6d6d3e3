package org.fengsui.server.speaking.document.layout;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the document room.
 *
 * @param fonts a folder with the school's own licensed fonts; looked through before the system's.
 *     Null for none
 */
@ConfigurationProperties("fengsui.document")
record DocumentSettings(@Nullable Path fonts) {}
