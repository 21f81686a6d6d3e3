package org.fengsui.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The server as one Spring Boot application; started by the command {@code serve} or {@code demo}.
 * Beans are named by their whole class name: rooms need not agree on who has an {@code EntryStore}.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class FengsuiServer {}
