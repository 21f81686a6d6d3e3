package org.fengsui.server.speaking.delivery.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.Letters;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.http.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeComAppTest {

    private Instant now = Instant.parse("2026-09-24T01:00:00Z");
    private final WeComSite site = new WeComSite(() -> now);
    private final LocalWeb web = new LocalWeb();
    private final WeComApp app = app(web.url(), WeComSite.SECRET);

    WeComAppTest() {
        web.plays(site);
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aCardArrivesAndItsReceiptIsWeComsId() {
        assertThat(app.hand(Letters.of(Channel.WECOM))).isEqualTo(new Reply.Taken("WeCom m1"));
        assertThat(site.cards())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.user()).isEqualTo("Ding001");
                    assertThat(card.title()).isEqualTo("整改通知书 信办整〔2026〕1号");
                    assertThat(card.url()).isEqualTo("https://fengsui.example.edu.cn/notices/7");
                });
    }

    @Test
    void aTokenIsAskedForOnceAndRenewedBeforeItEnds() {
        app.hand(Letters.of(Channel.WECOM));
        app.hand(Letters.of(Channel.WECOM));
        assertThat(site.given()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(109));
        app.hand(Letters.of(Channel.WECOM));
        assertThat(site.given()).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(2));
        app.hand(Letters.of(Channel.WECOM));
        assertThat(site.given()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsVoidEarlyIsRenewedAndTheCardArrives() {
        app.hand(Letters.of(Channel.WECOM));
        site.voidTokens();
        assertThat(app.hand(Letters.of(Channel.WECOM))).isInstanceOf(Reply.Taken.class);
        assertThat(site.given()).isEqualTo(2);
        assertThat(site.cards()).hasSize(2);
    }

    @Test
    void titleAndTextAreCutToWeComsBytesAtTheBorderOfACharacter() {
        var letter = Letters.of(Channel.WECOM, "整改通知".repeat(20), "𠮷限期整改。".repeat(60));
        assertThat(app.hand(letter)).isInstanceOf(Reply.Taken.class);
        var card = site.cards().getFirst();
        assertThat(card.title()).startsWith("整改通知").endsWith("…").doesNotContain("�");
        assertThat(card.title().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(125, 128);
        assertThat(card.text()).endsWith("…").doesNotContain("�");
        assertThat(card.text().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(508, 512);
        assertThat(card.text().codePoints())
                .noneMatch(at -> Character.isSurrogate((char) at.intValue()));
    }

    @Test
    void nobodysWordsBecomeMarkupOfTheCard() {
        app.hand(Letters.of(Channel.WECOM, "<b>甲</b>", "<a href=\"http://evil.example\">乙</a>"));
        assertThat(site.cards().getFirst().text()).doesNotContain("<");
        assertThat(site.cards().getFirst().title()).doesNotContain("<");
    }

    @Test
    void aMemberWeComDoesNotKnowIsRefusedForGood() {
        site.forget("Ding001");
        assertThat(app.hand(Letters.of(Channel.WECOM)))
                .isEqualTo(new Reply.Refused("WeCom: invaliduser"));
        site.answerCards(81013);
        assertThat(app.hand(Letters.of(Channel.WECOM))).isInstanceOf(Reply.Refused.class);
        var everybody = new Recipient("P-9", "某", null, null, "@all", null);
        assertThat(app.hand(Letters.to(Channel.WECOM, everybody, "a", "b", "c")))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whatComesTooOftenIsAskedAgainAndWhatIsSetUpWronglyIsAway() {
        site.answerCards(45009);
        assertThat(app.hand(Letters.of(Channel.WECOM)))
                .isInstanceOfSatisfying(
                        Reply.Later.class,
                        later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(1)));
        site.answerCards(-1);
        assertThat(app.hand(Letters.of(Channel.WECOM))).isInstanceOf(Reply.Later.class);
        site.answerCards(60020);
        assertThat(app.hand(Letters.of(Channel.WECOM)))
                .isEqualTo(new Reply.Away("WeCom message/send: errcode 60020"));
    }

    @Test
    void aWrongSecretIsAwayAndIsNotSaid() {
        var wrong = app(web.url(), "another-secret");
        assertThat(wrong.hand(Letters.of(Channel.WECOM)))
                .isEqualTo(new Reply.Away("WeCom gettoken: errcode 40001"));
    }

    @Test
    void oneThatFailsIsSlowOrDownIsAwayWithoutItsTokenInTheLine() {
        site.fail(502);
        assertThat(app.hand(Letters.of(Channel.WECOM))).isEqualTo(new Reply.Away("HTTP 502"));
        site.fail(0);
        app.hand(Letters.of(Channel.WECOM));
        web.plays(_ -> null);
        assertThat(app.hand(Letters.of(Channel.WECOM)))
                .isEqualTo(new Reply.Away("127.0.0.1: no answer within 1 s"));
        web.close();
        assertThat(app.hand(Letters.of(Channel.WECOM)))
                .isInstanceOfSatisfying(
                        Reply.Away.class,
                        away ->
                                assertThat(away.line())
                                        .startsWith("127.0.0.1: ")
                                        .doesNotContain("token"));
    }

    private WeComApp app(URI url, String secret) {
        var settings =
                new WeComSettings(url, WeComSite.CORP, WeComSite.AGENT, Credential.of(secret), 100);
        var client = LocalWeb.client();
        var clock =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                };
        return new WeComApp(
                client,
                settings,
                new WeComToken(client, settings, clock),
                "https://fengsui.example.edu.cn");
    }
}
