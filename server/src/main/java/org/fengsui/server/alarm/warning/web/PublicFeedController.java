package org.fengsui.server.alarm.warning.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.feed.AtomFeed;
import org.fengsui.server.alarm.warning.feed.CapAlert;
import org.fengsui.server.alarm.warning.feed.JsonFeed;
import org.fengsui.server.alarm.warning.feed.Site;
import org.fengsui.server.alarm.warning.service.PublicBoard;
import org.fengsui.server.alarm.warning.service.WarningSettings;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.PublicUrl;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everybody's machines read without signing in: Atom, JSON Feed and CAP. */
@Controller
class PublicFeedController {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final MediaType ATOM = type("application", "atom+xml");
    private static final MediaType JSON_FEED = type("application", "feed+json");
    private static final MediaType CAP = type("application", "cap+xml");

    private final PublicBoard board;
    private final Site site;

    PublicFeedController(
            PublicBoard board, WarningSettings settings, PublicUrl reached, Texts texts) {
        this.board = board;
        this.site =
                Site.of(
                        reached.address(),
                        texts.named(settings.issuer()),
                        texts.chinese("warning.public.title"));
    }

    private static MediaType type(String type, String subtype) {
        return new MediaType(type, subtype, StandardCharsets.UTF_8);
    }

    @GetMapping(PublicAddress.LIST + ".atom")
    @Permits(Permission.PUBLIC)
    ResponseEntity<byte[]> atom() {
        var all = board.latest();
        return answer(ATOM, all, AtomFeed.of(all, site));
    }

    @GetMapping(PublicAddress.LIST + ".json")
    @Permits(Permission.PUBLIC)
    ResponseEntity<byte[]> json() {
        var all = board.latest();
        return answer(JSON_FEED, all, JsonFeed.of(all, site));
    }

    @GetMapping(PublicAddress.LIST + "/{id:[0-9]+}/cap.xml")
    @Permits(Permission.PUBLIC)
    ResponseEntity<byte[]> cap(@PathVariable long id) {
        var one = board.find(id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        return answer(CAP, List.of(one), CapAlert.of(one, site));
    }

    private static ResponseEntity<byte[]> answer(
            MediaType type, List<PublicWarning> all, byte[] body) {
        var answer =
                ResponseEntity.ok()
                        .contentType(type)
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic());
        all.stream().map(PublicWarning::at).max(Instant::compareTo).ifPresent(answer::lastModified);
        return answer.body(body);
    }
}
