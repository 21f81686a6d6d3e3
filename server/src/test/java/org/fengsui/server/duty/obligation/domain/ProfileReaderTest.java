package org.fengsui.server.duty.obligation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.junit.jupiter.api.Test;

class ProfileReaderTest {

    private static final Set<String> SIGNALS = Set.of("thing.served", "thing.answered");

    private static final String GOOD =
            """
            profile: test
            version: 3
            regulation: {zh: 制度, en: Regulation}
            quiet-hours: {from: '22:00', to: '07:00'}
            articles:
              第十条: {zh: 五日内整改, en: Remedy within five days}
            interpretations:
              counting:
                text: {zh: 当日不计, en: The first day is not counted}
                decided-by: 网信办
                decided-on: 2026-01-04
            ladders:
              unit:
                - {key: liaison, name: {zh: 专员, en: liaison}, posts: [LIAISON]}
                - {key: office, name: {zh: 网信办, en: CAC office}, roles: [CAC_OFFICE]}
            duties:
              fix:
                name: {zh: 整改, en: Fix}
                article: 第十条
                obligor: signal
                starts: [thing.served]
                met: [thing.answered]
                due: 5 working days
                ladder: unit
                interpretations: [counting]
                steps:
                  - {key: half, at: half, to: liaison}
                  - {key: late, at: 24 hours after, to: office}
            """;

    @Test
    void aProfileIsReadWithItsDutiesStepsAndReadings() {
        var profile = new ProfileReader("test.yaml", SIGNALS).read(GOOD);

        var duty = profile.duties().get("fix");
        assertThat(profile.version()).isEqualTo(3);
        assertThat(duty).isNotNull();
        assertThat(duty.due()).isEqualTo(new DueExpression.WorkingDays(5));
        assertThat(duty.steps())
                .containsExactly(
                        new StepRule("half", new StepTime.Half(), 0),
                        new StepRule("late", new StepTime.After(Duration.ofHours(24)), 1));
        assertThat(profile.interpretations().values())
                .extracting(Profile.Reading::decision)
                .containsExactly(
                        new InterpretationDecision(
                                "网信办", LocalDate.of(2026, Month.JANUARY, 4), ""));
        assertThat(profile.articles().values())
                .extracting(wording -> wording.in(Locale.ENGLISH))
                .containsExactly("Remedy within five days");
    }

    @Test
    void aReadingThatNobodyDecidedIsAProposal() {
        var proposed =
                GOOD.replace("    decided-by: 网信办\n", "")
                        .replace("    decided-on: 2026-01-04\n", "");

        assertThat(
                        new ProfileReader("test.yaml", SIGNALS)
                                .read(proposed)
                                .interpretations()
                                .values())
                .extracting(Profile.Reading::decision)
                .containsOnlyNulls();
        refused(GOOD.replace("    decided-on: 2026-01-04\n", ""))
                .withMessageContaining("decided-on");
    }

    @Test
    void anUnknownSignalIsRefusedWithFileAndLine() {
        refused(GOOD.replace("thing.answered", "thing.anwsered"))
                .withMessageContaining("test.yaml, line 22")
                .withMessageContaining("no signal thing.anwsered");
    }

    @Test
    void anUnknownFieldArticleLevelOrPostIsRefusedWithItsLine() {
        refused(GOOD.replace("obligor: signal", "obligor: signal\n    colour: red"))
                .withMessageContaining("line 21")
                .withMessageContaining("colour");
        refused(GOOD.replace("article: 第十条", "article: 第十一条"))
                .withMessageContaining("line 19: there is no article 第十一条");
        refused(GOOD.replace("to: office", "to: nobody"))
                .withMessageContaining("line 28: there is no level nobody");
        refused(GOOD.replace("[LIAISON]", "[JANITOR]"))
                .withMessageContaining("line 14: there is no post JANITOR");
    }

    @Test
    void periodsTimesAndVersionsThatAreNoneAreRefused() {
        refused(GOOD.replace("5 working days", "soon")).withMessageContaining("line 23");
        refused(GOOD.replace("24 hours after", "later")).withMessageContaining("line 28");
        refused(GOOD.replace("version: 3", "version: three")).withMessageContaining("line 2");
        refused(GOOD.replace("at: 24 hours after", "at: half").replace("late,", "half,"))
                .withMessageContaining("stands here twice");
        refused("profile: [").withMessageContaining("test.yaml, line 1");
    }

    @Test
    void whichChannelsServeIsTheProfilesAndTheRelayAloneWhereItSaysNothing() throws IOException {
        assertThat(new ProfileReader("test.yaml", SIGNALS).read(GOOD).serviceChannels())
                .containsExactly(Channel.MAIL);
        assertThat(shipped().serviceChannels())
                .containsExactlyInAnyOrder(Channel.MAIL, Channel.WECOM);
        var both = GOOD.replace("version: 3", "version: 3\nservice-channels: [mail, inbox]");
        assertThat(new ProfileReader("test.yaml", SIGNALS).read(both).serviceChannels())
                .containsExactlyInAnyOrder(Channel.MAIL, Channel.INBOX);
        refused(both.replace("inbox", "pigeon")).withMessageContaining("no channel pigeon");
    }

    @Test
    void aProfileThatIsBasedOnTheBuiltInOneSaysOnlyWhatDiffers() {
        var whole =
                new ProfileReader("own.yaml", SIGNALS, GOOD)
                        .whole(
                                """
                                profile: own
                                based-on: default
                                version: 4
                                names:
                                  zh: {信息化办: 校信息化办}
                                  en: {}
                                duties:
                                  fix: {due: 7 working days}
                                """);
        var built = new ProfileReader("test.yaml", SIGNALS).read(GOOD);
        var own = whole.profile();
        assertThat(own.name()).isEqualTo("own");
        assertThat(own.version()).isEqualTo(built.version() * 100 + 4);
        assertThat(own.articles().keySet()).isEqualTo(built.articles().keySet());
        assertThat(own.duties().keySet()).isEqualTo(built.duties().keySet());
        assertThat(own.duties())
                .hasEntrySatisfying(
                        "fix",
                        duty ->
                                assertThat(duty.due())
                                        .isEqualTo(DueExpression.parse("7 working days")));
        assertThat(own.names().in(Locale.CHINESE, "信息化办转发，校信息化办复查")).isEqualTo("校信息化办转发，校信息化办复查");
        assertThat(new ProfileReader("kept", SIGNALS).read(whole.text()))
                .as("what is kept stands alone")
                .isEqualTo(own);
    }

    @Test
    void aProfileBasedOnAnotherIsRefusedWithTheLineOfItsOwnFile() {
        var reader = new ProfileReader("own.yaml", SIGNALS, GOOD);
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> reader.read("profile: own\nbased-on: another\nversion: 1\n"))
                .withMessageContaining("own.yaml")
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(2));
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> reader.read("profile: own\nbased-on: default\nversion: 100\n"))
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(3));
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() ->
                        reader.read(
                                "profile: own\nbased-on: default\nversion: 1\n"
                                        + "duties:\n  fix: {due: soon}\n"))
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(5));
    }

    @Test
    void aProfileOfOldMayNameSignalsThatAreGone() {
        assertThat(new ProfileReader("old", null).read(GOOD).duties()).containsKey("fix");
    }

    @Test
    void everyDutyOfTheOfficesIsRemindedOfAndEndsWithTheLeadingGroup() throws IOException {
        var duties =
                shipped().duties().values().stream()
                        .filter(duty -> duty.debtor() != Duty.Debtor.SIGNAL)
                        .toList();

        assertThat(duties)
                .hasSizeGreaterThan(10)
                .allSatisfy(duty -> {
                    var times = duty.steps().stream().map(StepRule::time).toList();
                    assertThat(times).as(duty.key()).contains(new StepTime.Half());
                    if (duty.due() instanceof DueExpression.WorkingDays) {
                        assertThat(times)
                                .as(duty.key())
                                .contains(new StepTime.Before(Duration.ofHours(14)));
                    }
                    var escalations =
                            duty.steps().stream()
                                    .filter(step -> !step.time().reminds())
                                    .map(step -> duty.ladder().get(step.level()).roles())
                                    .toList();
                    assertThat(escalations.getLast())
                            .as(duty.key())
                            .containsExactly(Role.LEADING_GROUP);
                    if (duty.debtor() == Duty.Debtor.IT_OFFICE) {
                        assertThat(escalations).as(duty.key()).contains(Set.of(Role.CAC_OFFICE));
                    }
                });
    }

    @Test
    void everyDutyOfTheUnitsIsRemindedOfTwiceAndEndsWithTheCacOffice() throws IOException {
        var duties =
                shipped().duties().values().stream()
                        .filter(duty -> duty.debtor() == Duty.Debtor.SIGNAL)
                        .toList();

        assertThat(duties).extracting(Duty::key).contains("fix-vulnerability", "file-post-change");
        assertThat(duties)
                .allSatisfy(duty -> {
                    var times = duty.steps().stream().map(StepRule::time).toList();
                    assertThat(times).as(duty.key()).contains(new StepTime.Half());
                    if (!(duty.due() instanceof DueExpression.Hours hours && hours.count() <= 24)) {
                        assertThat(times)
                                .as(duty.key())
                                .contains(new StepTime.Before(Duration.ofHours(14)));
                    }
                    assertThat(duty.ladder().get(duty.steps().getLast().level()).roles())
                            .as(duty.key())
                            .containsExactly(Role.CAC_OFFICE);
                });
    }

    private static Profile shipped() throws IOException {
        try (var file = ProfileReaderTest.class.getResourceAsStream("/profile/default.yaml")) {
            assertThat(file).isNotNull();
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new ProfileReader("default.yaml", null).read(text);
        }
    }

    private static ThrowableAssertAlternative<ProfileException> refused(String text) {
        return assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> new ProfileReader("test.yaml", SIGNALS).read(text));
    }
}
