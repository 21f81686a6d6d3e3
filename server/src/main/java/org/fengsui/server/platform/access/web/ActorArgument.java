package org.fengsui.server.platform.access.web;

import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Actor}; as an {@code Optional} where an endpoint is open to people
 * who are not signed in.
 */
class ActorArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Actor> actor = Present.now().map(Present::actor);
        if (parameter.getParameterType() == Optional.class) {
            return actor;
        }
        return actor.orElseThrow(() ->
                new IllegalStateException(
                        "an endpoint that is PUBLIC takes Optional<Actor>: "
                                + parameter.getMethod()));
    }
}
