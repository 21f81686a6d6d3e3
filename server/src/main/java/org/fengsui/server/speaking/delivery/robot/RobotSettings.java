package org.fengsui.server.speaking.delivery.robot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.fengsui.server.platform.outbound.OutboundPolicy.Naming;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.fengsui.server.speaking.delivery.http.Web;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The groups that robots and webhooks speak to.
 *
 * @param robots each with a name of its own
 */
@ConditionalOnProperty("fengsui.channels.robots[0].name")
@ConfigurationProperties("fengsui.channels")
record RobotSettings(List<Robot> robots) implements Naming {

    /** Keeps its own copy; refuses two of one name. */
    RobotSettings {
        robots = List.copyOf(robots);
        if (robots.stream().map(Robot::name).distinct().count() != robots.size()) {
            throw new IllegalArgumentException("fengsui.channels.robots: two have one name");
        }
    }

    /** Whose it is. */
    enum Kind {
        /** A group robot of WeCom (消息推送). */
        WECOM,
        /** A custom robot of DingTalk. */
        DINGTALK,
        /** A custom bot of Feishu. */
        FEISHU,
        /** A program of the school's. */
        WEBHOOK
    }

    /**
     * One.
     *
     * @param name by which it is addressed
     * @param kind whose it is
     * @param url its whole address, which is a secret for robots: it may be named by a file
     * @param secret what is signed with; null where nothing is signed
     * @param plain whether a robot of WeCom is given plain text, else Markdown
     */
    record Robot(
            String name, Kind kind, Credential url, @Nullable Credential secret, boolean plain) {

        /** Refuses a webhook that is not signed. */
        Robot {
            if (kind == Kind.WEBHOOK && secret == null) {
                throw new IllegalArgumentException(
                        "fengsui.channels.robots: the webhook " + name + " has no secret");
            }
        }

        /** Where it is. */
        URI address() {
            try {
                return new URI(url.value());
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        "fengsui.channels.robots: the url of " + name + " is no web address");
            }
        }

        /** What is signed with; empty where nothing is. */
        String key() {
            return secret == null ? "" : secret.value();
        }
    }

    @Override
    public List<NamedAddress> named() {
        return robots.stream().map(robot -> Web.named(robot.address())).distinct().toList();
    }
}
