package org.fengsui.server.duty.obligation.domain;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A profile that says only what differs from the built-in one ({@code based-on: default}): mappings
 * are laid over each other field by field, anything else takes the place of what was there, and
 * {@code ~} takes it away. Wording that stays is said with the school's own names.
 */
final class ProfileOverlay {

    /** The field that says what a profile is based on. */
    static final String BASED_ON = "based-on";

    private static final int OWN_VERSIONS = 100;

    private final Names names;

    private ProfileOverlay(Names names) {
        this.names = names;
    }

    /**
     * The whole profile. Its version is the built-in one's × 100 + the school's, so that it rises
     * with either.
     *
     * @param own 1 to 99
     */
    static Node over(MappingNode builtIn, MappingNode school, Names names, int base, int own) {
        var whole = new ProfileOverlay(names).laid(builtIn, school);
        var fields = new ArrayList<NodeTuple>();
        for (var field : whole.getValue()) {
            if (key(field).equals("version")) {
                var version = Integer.toString(base * OWN_VERSIONS + own);
                fields.add(
                        new NodeTuple(
                                field.getKeyNode(),
                                scalar((ScalarNode) field.getValueNode(), version)));
            } else if (!key(field).equals(BASED_ON)) {
                fields.add(field);
            }
        }
        return mapping(whole, fields);
    }

    /** The profile as a text that stands alone. */
    static String text(Node whole) {
        var out = new StringWriter();
        new Yaml().serialize(whole, out);
        return out.toString();
    }

    private MappingNode laid(MappingNode under, MappingNode over) {
        var fields = new LinkedHashMap<String, NodeTuple>();
        for (var field : under.getValue()) {
            var kept = named(key(field), field.getValueNode());
            fields.put(key(field), new NodeTuple(field.getKeyNode(), kept));
        }
        var stated = new ArrayList<String>();
        for (var field : over.getValue()) {
            // A field that the school states twice stays twice: reading refuses it with its line.
            var key = stated.contains(key(field)) ? key(field) + "\n" : key(field);
            stated.add(key);
            var before = fields.get(key);
            if (field.getValueNode().getTag().equals(Tag.NULL)) {
                fields.remove(key);
            } else if (before != null
                    && before.getValueNode() instanceof MappingNode below
                    && field.getValueNode() instanceof MappingNode above) {
                fields.put(key, new NodeTuple(field.getKeyNode(), laid(below, above)));
            } else {
                fields.put(key, field);
            }
        }
        return mapping(under, new ArrayList<>(fields.values()));
    }

    private Node named(String key, Node kept) {
        if (kept instanceof ScalarNode text && Set.of("zh", "en").contains(key)) {
            return scalar(text, names.in(Locale.of(key), text.getValue()));
        }
        if (kept instanceof MappingNode mapping) {
            var fields = new ArrayList<NodeTuple>();
            for (var field : mapping.getValue()) {
                fields.add(
                        new NodeTuple(field.getKeyNode(), named(key(field), field.getValueNode())));
            }
            return mapping(mapping, fields);
        }
        if (kept instanceof SequenceNode sequence) {
            return new SequenceNode(
                    sequence.getTag(),
                    true,
                    sequence.getValue().stream().map(each -> named("", each)).toList(),
                    sequence.getStartMark(),
                    sequence.getEndMark(),
                    sequence.getFlowStyle());
        }
        return kept;
    }

    private static String key(NodeTuple field) {
        return field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static MappingNode mapping(MappingNode like, List<NodeTuple> fields) {
        return new MappingNode(
                like.getTag(),
                true,
                fields,
                like.getStartMark(),
                like.getEndMark(),
                like.getFlowStyle());
    }

    private static ScalarNode scalar(ScalarNode like, String value) {
        return new ScalarNode(
                like.getTag(),
                true,
                value,
                like.getStartMark(),
                like.getEndMark(),
                like.getScalarStyle());
    }
}
