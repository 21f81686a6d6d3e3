package org.fengsui.server.platform.access.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Reads the doors off the endpoints: the same permissions that they are held to. */
@Component
class EndpointDoors implements Doors {

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile @Nullable List<Door> doors;

    /** Asked for when it is needed: the mapping is made after the beans that ask. */
    EndpointDoors(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    private record Door(PathPattern pattern, Set<Permission> anyOf) {}

    @Override
    public boolean open(Actor actor, String href) {
        var path = PathContainer.parsePath(href.split("[?#]", 2)[0]);
        return doors().stream()
                .filter(door -> door.pattern().matches(path))
                .findFirst()
                .filter(door -> door.anyOf().stream().anyMatch(actor::may))
                .isPresent();
    }

    private List<Door> doors() {
        var read = doors;
        if (read == null) {
            read =
                    mapping.getObject().getHandlerMethods().entrySet().stream()
                            .flatMap(EndpointDoors::doors)
                            .sorted(
                                    Comparator.comparing(
                                            Door::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                            .toList();
            doors = read;
        }
        return read;
    }

    private static Stream<Door> doors(Map.Entry<RequestMappingInfo, HandlerMethod> endpoint) {
        var methods = endpoint.getKey().getMethodsCondition().getMethods();
        var patterns = endpoint.getKey().getPathPatternsCondition();
        if (patterns == null || !(methods.isEmpty() || methods.contains(RequestMethod.GET))) {
            return Stream.of();
        }
        var permissions = PermitsInterceptor.permissions(endpoint.getValue());
        return patterns.getPatterns().stream().map(pattern -> new Door(pattern, permissions));
    }
}
