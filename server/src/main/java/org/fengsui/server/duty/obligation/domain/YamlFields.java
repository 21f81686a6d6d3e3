package org.fengsui.server.duty.obligation.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file, read field by field; each refusal names its line. */
final class YamlFields {

    private final String file;
    private final Node node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    YamlFields(String file, @Nullable Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new ProfileException(file, line(node), "fields are expected here: key: value");
        }
        this.file = file;
        this.node = mapping;
        for (NodeTuple field : mapping.getValue()) {
            var key = text(field.getKeyNode());
            if (fields.put(key, field.getValueNode()) != null) {
                throw refusal(field.getKeyNode(), "the field " + key + " stands here twice");
            }
        }
    }

    /** Refuses fields of any other name. */
    YamlFields only(String... names) {
        for (var field : fields.entrySet()) {
            if (!List.of(names).contains(field.getKey())) {
                throw refusal(
                        field.getValue(),
                        "the field "
                                + field.getKey()
                                + " is unknown; known are "
                                + String.join(", ", names));
            }
        }
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        return text(node(name));
    }

    Node node(String name) {
        var value = fields.get(name);
        if (value == null) {
            throw refusal(node, "the field " + name + " is missing");
        }
        return value;
    }

    YamlFields fields(String name) {
        return new YamlFields(file, node(name));
    }

    /** The fields of each entry of a mapping, in the file's order. */
    Map<String, YamlFields> each(String name) {
        var all = new LinkedHashMap<String, YamlFields>();
        for (var entry : fields(name).fields.entrySet()) {
            all.put(entry.getKey(), new YamlFields(file, entry.getValue()));
        }
        return all;
    }

    /** The names of the fields of a mapping, in the file's order. */
    Set<String> names(String name) {
        return fields(name).fields.keySet();
    }

    /** A sequence of mappings; empty where the field is missing. */
    List<YamlFields> list(String name) {
        return sequence(name).stream().map(item -> new YamlFields(file, item)).toList();
    }

    /** A sequence; empty where the field is missing. */
    List<Node> sequence(String name) {
        var value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw refusal(value, "a list is expected for " + name + ": [first, second]");
        }
        return new ArrayList<>(sequence.getValue());
    }

    String text(Node value) {
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw refusal(value, "a text is expected here");
        }
        return scalar.getValue().strip();
    }

    Wording wording(String name) {
        var both = fields(name).only("zh", "en");
        return new Wording(both.text("zh"), both.text("en"));
    }

    ProfileException refusal(String name, String reason) {
        return refusal(node(name), reason);
    }

    ProfileException refusal(Node at, String reason) {
        return new ProfileException(file, line(at), reason);
    }

    private static int line(@Nullable Node at) {
        return at == null ? 1 : at.getStartMark().getLine() + 1;
    }
}
