package org.fengsui.server.speaking.delivery.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.fengsui.server.speaking.delivery.http.Json;
import org.fengsui.server.speaking.delivery.http.Web;
import org.fengsui.server.speaking.delivery.robot.RobotSettings.Kind;
import org.fengsui.server.speaking.delivery.robot.RobotSettings.Robot;
import org.jspecify.annotations.Nullable;

/**
 * Robots and webhooks, for what a whole group may read. One that is away holds up the others no
 * longer than it takes to ask it: for its own letters it says “later”.
 */
final class RobotWay implements Way {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** For which DingTalk shuts a robot that spoke too often. */
    private static final Duration DINGTALK_SHUT = Duration.ofMinutes(10);

    private final Web web;
    private final RobotSettings settings;
    private final Clock clock;
    private final @Nullable String publicUrl;

    RobotWay(Web web, RobotSettings settings, Clock clock, @Nullable String publicUrl) {
        this.web = web;
        this.settings = settings;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Override
    public Channel channel() {
        return Channel.ROBOT;
    }

    @Override
    public List<String> groups() {
        return settings.robots().stream().map(Robot::name).toList();
    }

    @Override
    public boolean crowdedAtHalfHours() {
        return true;
    }

    @Override
    public List<Limit> limits(Letter letter) {
        return robot(letter)
                .map(robot ->
                        switch (robot.kind()) {
                            case WECOM, DINGTALK -> List.of(Limit.forEach(20, A_MINUTE));
                            case FEISHU ->
                                    List.of(
                                            Limit.forEach(5, Duration.ofSeconds(1)),
                                            Limit.forEach(100, A_MINUTE));
                            case WEBHOOK -> List.<Limit>of();
                        })
                .orElse(List.of());
    }

    private Optional<Robot> robot(Letter letter) {
        return settings.robots().stream()
                .filter(robot -> robot.name().equals(letter.to().robot()))
                .findFirst();
    }

    @Override
    public Reply hand(Letter letter) {
        var found = robot(letter);
        if (found.isEmpty()) {
            return new Reply.Refused("no robot of that name");
        }
        var robot = found.get();
        var post = RobotPost.of(robot, letter, link(letter), clock.instant());
        try {
            var answer =
                    web.post(
                            post.address(),
                            "application/json; charset=utf-8",
                            post.body(),
                            post.headers());
            return ofOne(reply(robot.kind(), answer));
        } catch (Web.NoAnswer e) {
            return new Reply.Later(String.valueOf(e.getMessage()));
        }
    }

    /** A link that opens something by itself is for one person and not for a group. */
    private String link(Letter letter) {
        return publicUrl == null || letter.path().startsWith("/n/")
                ? ""
                : publicUrl + letter.path();
    }

    /** One robot that is away says nothing of the others. */
    private static Reply ofOne(Reply reply) {
        return reply instanceof Reply.Away(var line) ? new Reply.Later(line) : reply;
    }

    private static Reply reply(Kind kind, Web.Answer answer) {
        if (!answer.ok()) {
            return answer.refusal();
        }
        if (kind == Kind.WEBHOOK) {
            return new Reply.Taken("webhook HTTP " + answer.status());
        }
        var json = Json.read(answer.body());
        int code = json.path(kind == Kind.FEISHU ? "code" : "errcode").asInt(Integer.MIN_VALUE);
        var line = kind + " errcode " + code;
        if (code == 0) {
            return new Reply.Taken(kind + " ok");
        }
        return switch (kind) {
            case WECOM ->
                    switch (code) {
                        case 45009, -1 -> new Reply.Later(line, A_MINUTE);
                        case 93000 -> new Reply.Refused(line + ": there is no such robot");
                        case 40058, 44004, 45002 -> new Reply.Refused(line);
                        default -> new Reply.Later(line);
                    };
            case DINGTALK ->
                    switch (code) {
                        case 130101, 410100, 660026 -> new Reply.Later(line, DINGTALK_SHUT);
                        case 300005 -> new Reply.Refused(line + ": there is no such robot");
                        default -> new Reply.Later(line);
                    };
            case FEISHU ->
                    switch (code) {
                        case 9499, 11232 -> new Reply.Later(line, A_MINUTE);
                        case 19001 -> new Reply.Refused(line + ": there is no such robot");
                        default -> new Reply.Later(line);
                    };
            case WEBHOOK -> new Reply.Later(line);
        };
    }
}
