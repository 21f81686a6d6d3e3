package org.fengsui.server.platform.page.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose server this is.
 *
 * @param name the school's name, as the head of a printed page shows it; may be empty
 */
@ConfigurationProperties("fengsui.school")
record SchoolSettings(@DefaultValue("") String name) {}
