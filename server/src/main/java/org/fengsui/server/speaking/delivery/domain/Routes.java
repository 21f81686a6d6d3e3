package org.fengsui.server.speaking.delivery.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;

/**
 * Which ways a message goes: some beside each other, the others one after the other in the school's
 * order, each only when the one before refuses, is away, or says no more than that there is
 * something to read.
 *
 * @param order of the channels that follow each other
 * @param setUp the channels there are
 * @param groups the names of the groups that robots and webhooks speak to
 */
public record Routes(List<Channel> order, Set<Channel> setUp, List<String> groups) {

    /**
     * How a message goes out first.
     *
     * @param channel the first way
     * @param then the ways after it
     */
    public record Route(Channel channel, List<Channel> then) {}

    /**
     * Keeps its own copies; channels the order does not name come last.
     *
     * @throws IllegalArgumentException if one in the order follows no other
     */
    public Routes {
        var all = new LinkedHashSet<>(order);
        for (var channel : Channel.values()) {
            if (!channel.beside()) {
                all.add(channel);
            }
        }
        if (all.stream().anyMatch(Channel::beside)) {
            throw new IllegalArgumentException(
                    "fengsui.channels.order names WECOM, MAIL and SMS only, not " + order);
        }
        order = List.copyOf(all);
        setUp = Set.copyOf(setUp);
        groups = List.copyOf(groups);
    }

    /** The ways of a message; where none of those asked for is set up, the first is to refuse. */
    public List<Route> of(Message message) {
        var routes = new ArrayList<Route>();
        for (var channel : EnumSet.allOf(Channel.class)) {
            if (channel.beside() && message.channels().contains(channel) && isSetUp(channel)) {
                routes.add(new Route(channel, List.of()));
            }
        }
        var asked = order.stream().filter(message.channels()::contains).toList();
        var there = asked.stream().filter(this::isSetUp).toList();
        if (!there.isEmpty()) {
            routes.add(new Route(there.getFirst(), there.subList(1, there.size())));
        } else if (!asked.isEmpty()) {
            routes.add(new Route(asked.getFirst(), List.of()));
        }
        return routes;
    }

    /** Those of some channels by which something can come; mail counts before its relay is set. */
    public Set<Channel> open(Set<Channel> channels) {
        var open = EnumSet.noneOf(Channel.class);
        channels.stream().filter(this::isSetUp).forEach(open::add);
        return open;
    }

    private boolean isSetUp(Channel channel) {
        return channel == Channel.MAIL || setUp.contains(channel);
    }
}
