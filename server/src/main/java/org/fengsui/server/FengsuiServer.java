package org.fengsui.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * The server as one Spring Boot application; started by the command {@code serve} or {@code demo}.
 * Beans are named by their whole class name, so that rooms may use the same word.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableResilientMethods
public class FengsuiServer {}
