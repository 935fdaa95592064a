package dev.constellation.core.study;

import dev.constellation.core.study.Findings.Source;
import dev.constellation.core.study.InvalidStudyException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a study file, read key by key. A key that is left out has the value of the defaults; a value that
 * cannot be used is noted as a finding and replaced by a stand-in, so that reading goes on and finds the next problem.
 */
final class Section {
    private final Source source;
    private final Findings findings;
    private final String path;
    private final int line;
    private final @Nullable Section defaults;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private boolean broken;

    private Section(Source source, Findings findings, String path, int line, @Nullable Section defaults) {
        this.source = source;
        this.findings = findings;
        this.path = path;
        this.line = line;
        this.defaults = defaults;
    }

    /** Reads a whole document. */
    static Section of(Source source, Node root, Findings findings, @Nullable Section defaults) {
        return new Section(source, findings, "", source.firstLine(), defaults).fill(root);
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** Whether this is a mapping at all. */
    boolean readable() {
        return !broken;
    }

    /** Number of its first line in the file. */
    int line() {
        return line;
    }

    Section fallback() {
        if (defaults == null) {
            throw new IllegalStateException(path + " has no defaults");
        }
        return defaults;
    }

    /** A value of one of the kinds; the default when it is left out, the stand-in when neither can be used. */
    <T> T value(String key, Kind<T> kind) {
        known.add(key);
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            return hasDefault(key) ? fallback().value(key, kind) : missing(key, kind);
        }
        Optional<T> value = kind.read(entry.getValueNode());
        if (value.isEmpty()) {
            note(key, Kind.describe(entry.getValueNode()) + ", allowed is " + kind.allowed());
            return hasDefault(key) ? fallback().value(key, kind) : kind.standIn();
        }
        return value.get();
    }

    /** A mapping inside of this one; one without entries when it is left out. */
    Section section(String key) {
        known.add(key);
        Section inner = new Section(
                source, findings, path + key + ".", lineOf(key), defaults == null ? null : defaults.section(key));
        return entries.containsKey(key) ? inner.fill(entries.get(key).getValueNode()) : inner;
    }

    /** The mappings of a list; none when it is left out and may be. */
    List<Section> sections(String key) {
        known.add(key);
        List<Section> sections = new ArrayList<>();
        for (Node element : value(key, Kind.LIST)) {
            String place = path + key + "[" + sections.size() + "].";
            sections.add(new Section(source, findings, place, lineOf(element), null).fill(element));
        }
        return sections;
    }

    /** The mappings inside of a mapping whose keys the author chooses. */
    Map<String, Section> named(String key) {
        Map<String, Section> named = new LinkedHashMap<>();
        if (!has(key)) {
            note(key, "missing, needed is a mapping");
        }
        Section all = section(key);
        all.entries.keySet().forEach(name -> named.put(name, all.section(name)));
        return named;
    }

    /**
     * Makes a record of this section and refuses keys that were not asked for.
     *
     * @return empty, with the problems noted, when this is no mapping or the record refuses its values
     */
    <T> Optional<T> build(Function<Section, T> reader) {
        if (broken) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(this));
        } catch (InvalidStudyException e) {
            for (Problem problem : e.problems()) {
                note(problem.field(), problem.message());
            }
            return Optional.empty();
        } finally {
            refuseUnknown();
        }
    }

    /** Notes a problem of a field, given by its path inside of this section. */
    void note(String field, String message) {
        String whole = field.isEmpty() ? path.substring(0, path.length() - 1) : path + field;
        findings.add(source, lineOf(field), whole, message);
    }

    /** A number of parts or a range of them. */
    Parts parts(String key) {
        List<Integer> ends = value(key, Kind.RANGE);
        try {
            return new Parts(ends.get(0), ends.get(1));
        } catch (InvalidStudyException e) {
            note(key, e.problems().getFirst().message());
            return new Parts(1, 1);
        }
    }

    private Section fill(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            broken = true;
            findings.add(
                    source,
                    lineOf(node),
                    path.isEmpty() ? "file" : path.substring(0, path.length() - 1),
                    Kind.describe(node) + ", allowed is a mapping of keys to values");
            return this;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(
                        source,
                        lineOf(tuple.getKeyNode()),
                        path + "key",
                        Kind.describe(tuple.getKeyNode()) + ", allowed is text");
            } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
                findings.add(source, lineOf(key), path + key.getValue(), "stands here twice");
            }
        }
        return this;
    }

    private void refuseUnknown() {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                note(key, "unknown key%s; allowed are %s".formatted(Spelling.hint(key, known), new TreeSet<>(known)));
            }
        }
    }

    private boolean hasDefault(String key) {
        return defaults != null && defaults.has(key);
    }

    private <T> T missing(String key, Kind<T> kind) {
        if (!broken) {
            note(key, "missing, needed is " + kind.allowed());
        }
        return kind.standIn();
    }

    /** Line of the innermost part of a path that stands in the file. */
    private int lineOf(String field) {
        if (entries.get(field) instanceof NodeTuple whole) {
            return lineOf(whole.getKeyNode());
        }
        String[] steps = field.split("[.\\[\\]]+");
        NodeTuple entry = entries.get(steps[0]);
        if (entry == null) {
            return line;
        }
        int found = lineOf(entry.getKeyNode());
        Node node = entry.getValueNode();
        for (int i = 1; i < steps.length; i++) {
            if (node instanceof SequenceNode sequence) {
                node = sequence.getValue().get(Integer.parseInt(steps[i]));
                found = lineOf(node);
            } else if (node instanceof MappingNode mapping && find(mapping, steps[i]) instanceof NodeTuple inner) {
                node = inner.getValueNode();
                found = lineOf(inner.getKeyNode());
            }
        }
        return found;
    }

    private static @Nullable NodeTuple find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }

    private int lineOf(Node node) {
        return source.firstLine()
                + node.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }
}
