package org.fengsui.server.duty.obligation.domain;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a profile from YAML and refuses it whole where anything is unknown or missing. */
public final class ProfileReader {

    private static final Map<String, Channel> CHANNELS =
            Map.of("mail", Channel.MAIL, "inbox", Channel.INBOX, "wecom", Channel.WECOM);

    private final String file;
    private final @Nullable Set<String> signals;
    private final @Nullable String builtIn;

    /**
     * A reader of profiles that stand alone.
     *
     * @param file the file's name, for refusals
     * @param signals the keys of the signals that exist; null takes any, for a profile of old
     */
    public ProfileReader(String file, @Nullable Set<String> signals) {
        this(file, signals, null);
    }

    /**
     * A reader.
     *
     * @param builtIn the built-in profile's text, which {@code based-on: default} means; null where
     *     a profile has to stand alone
     */
    public ProfileReader(String file, @Nullable Set<String> signals, @Nullable String builtIn) {
        this.file = file;
        this.signals = signals == null ? null : Set.copyOf(signals);
        this.builtIn = builtIn;
    }

    /**
     * A profile with the text that says all of it.
     *
     * @param text as it was written, or with what it is based on
     */
    public record Whole(Profile profile, String text) {}

    /**
     * Reads the profile.
     *
     * @throws ProfileException naming file, line and reason
     */
    public Profile read(String text) {
        return whole(text).profile();
    }

    /**
     * Reads the profile, together with what it is based on.
     *
     * @throws ProfileException naming file, line and reason
     */
    public Whole whole(String text) {
        try {
            var root = compose(text);
            var fields = new YamlFields(file, root);
            if (!fields.has(ProfileOverlay.BASED_ON)) {
                return new Whole(profile(fields), text);
            }
            var whole = over(fields, (MappingNode) root);
            return new Whole(profile(new YamlFields(file, whole)), ProfileOverlay.text(whole));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            int line = mark == null ? 1 : mark.getLine() + 1;
            var refused = new ProfileException(file, line, String.valueOf(e.getProblem()));
            refused.initCause(e);
            throw refused;
        }
    }

    private Node over(YamlFields school, MappingNode root) {
        if (builtIn == null || !school.text(ProfileOverlay.BASED_ON).equals("default")) {
            throw school.refusal(
                    ProfileOverlay.BASED_ON, "a profile can be based on default and no other");
        }
        int own = version(school);
        if (own >= 100) {
            throw school.refusal(
                    "version", "a profile that is based on another has a version from 1 to 99");
        }
        var below = (MappingNode) compose(builtIn);
        return ProfileOverlay.over(
                below, root, names(school), version(new YamlFields(file, below)), own);
    }

    private static Node compose(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        return new Yaml(options).compose(new StringReader(text));
    }

    private Profile profile(YamlFields root) {
        root.only(
                "profile",
                "version",
                "regulation",
                "names",
                "service-channels",
                "quiet-hours",
                "articles",
                "interpretations",
                "ladders",
                "duties");
        var articles = new LinkedHashMap<String, Wording>();
        for (var name : root.names("articles")) {
            articles.put(name, root.fields("articles").wording(name));
        }
        var interpretations = new LinkedHashMap<String, Profile.Reading>();
        root.each("interpretations")
                .forEach((key, fields) -> interpretations.put(key, reading(fields)));
        var ladders = new LinkedHashMap<String, List<Level>>();
        for (var name : root.names("ladders")) {
            ladders.put(name, LadderReader.levels(root.fields("ladders"), name));
        }
        var known = new DutyReader(signals, articles.keySet(), interpretations.keySet(), ladders);
        var duties = new LinkedHashMap<String, Duty>();
        root.each("duties").forEach((key, fields) -> duties.put(key, known.duty(key, fields)));
        return new Profile(
                root.text("profile"),
                version(root),
                root.wording("regulation"),
                names(root),
                articles,
                interpretations,
                channels(root),
                quiet(root),
                duties);
    }

    private static Names names(YamlFields root) {
        if (!root.has("names")) {
            return Names.NONE;
        }
        var both = root.fields("names").only("zh", "en");
        return new Names(texts(both, "zh"), texts(both, "en"));
    }

    private static Map<String, String> texts(YamlFields both, String language) {
        var fields = both.fields(language);
        var texts = new LinkedHashMap<String, String>();
        both.names(language).forEach(name -> texts.put(name, fields.text(name)));
        return texts;
    }

    private static int version(YamlFields root) {
        var text = root.text("version");
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw root.refusal("version", "a whole number from 1 is expected, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** 送达方式: the relay's receipt alone where a profile says nothing. */
    private static Set<Channel> channels(YamlFields root) {
        if (!root.has("service-channels")) {
            return Set.of(Channel.MAIL);
        }
        return root.sequence("service-channels").stream()
                .map(item -> CHANNELS.get(known(root, item, "channel", CHANNELS.keySet())))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static QuietHours quiet(YamlFields root) {
        var fields = root.fields("quiet-hours").only("from", "to");
        try {
            return new QuietHours(
                    LocalTime.parse(fields.text("from")), LocalTime.parse(fields.text("to")));
        } catch (DateTimeException e) {
            throw causedBy(e, root.refusal("quiet-hours", "times are written as '22:00'"));
        }
    }

    private static Profile.Reading reading(YamlFields fields) {
        fields.only("text", "decided-by", "decided-on");
        return new Profile.Reading(fields.wording("text"), decision(fields));
    }

    private static @Nullable InterpretationDecision decision(YamlFields fields) {
        if (!fields.has("decided-by") && !fields.has("decided-on")) {
            return null;
        }
        try {
            return new InterpretationDecision(
                    fields.text("decided-by"), LocalDate.parse(fields.text("decided-on")), "");
        } catch (DateTimeException e) {
            throw causedBy(e, fields.refusal("decided-on", "a day is written as 2026-01-31"));
        }
    }

    static ProfileException causedBy(Exception cause, ProfileException refusal) {
        refusal.initCause(cause);
        return refusal;
    }

    /** Refuses a name that is none of the known. */
    static String known(YamlFields fields, Node at, String what, Set<String> names) {
        var text = fields.text(at);
        if (!names.contains(text)) {
            throw fields.refusal(
                    at,
                    "there is no "
                            + what
                            + " "
                            + text
                            + "; there are "
                            + String.join(", ", sorted(names)));
        }
        return text;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
