package org.fengsui.server.platform.access.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the permission check before every other interceptor. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessWebConfiguration implements WebMvcConfigurer {

    private final Unauthenticated unauthenticated;

    AccessWebConfiguration(Unauthenticated unauthenticated) {
        this.unauthenticated = unauthenticated;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermitsInterceptor(unauthenticated))
                .order(Ordered.HIGHEST_PRECEDENCE);
    }
}
