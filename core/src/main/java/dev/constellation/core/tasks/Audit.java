package dev.constellation.core.tasks;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the task sets of a study have in common that they should not: everything that training data, critic pools and
 * banks share, before tasks that occur twice are left out of the later set. It makes every set as the study would, one at a
 * time, and keeps a 63-bit fingerprint of each row and program, 15 to 30 bytes each; so it grows with tasks times rows, and an
 * overlap that is none has a chance of 10^-7 for a million rows.
 *
 * <p>Tasks of real and custom banks have no program, so they are compared by their rows alone. The base's own training data
 * are no part of a study; the domain keeps their pool apart from the others.
 *
 * @param tasks number of tasks of each group, in the order of the study's sets
 * @param overlaps what two groups share; empty when nothing leaks
 */
public record Audit(Map<TaskGroup, Integer> tasks, List<Overlap> overlaps) {
    /** Copies the list. */
    public Audit {
        overlaps = List.copyOf(overlaps);
    }

    /**
     * What two groups share.
     *
     * @param first the group that is made earlier
     * @param second the other one
     * @param aspect in what
     * @param count how many different ones they share
     * @param example one of them
     */
    public record Overlap(TaskGroup first, TaskGroup second, Aspect aspect, int count, String example) {}

    /**
     * Audits a study.
     *
     * @throws IllegalStateException when the domain cannot make one of its sets
     */
    public static Audit of(Domain domain, StudyDefinition definition) {
        Search search = new Search(domain, definition.profile());
        TaskSource source = new TaskSource(domain, definition);
        for (TaskUse use : source.uses()) {
            TaskGroup group = TaskGroup.of(use);
            source.tasks(use).tasks().forEach(task -> search.add(group, task));
        }
        return new Audit(search.tasks, search.overlaps());
    }

    /** Two groups and what they are compared in. */
    private record Comparison(TaskGroup first, TaskGroup second, Aspect aspect) {}

    private static final class Search {
        private final Language language;
        private final List<List<String>> referenceInputs;
        private final Map<TaskGroup, Integer> tasks = new LinkedHashMap<>();
        /** By aspect, the combination of groups that have a fingerprint, by its number. */
        private final Map<Aspect, Fingerprints> owners = new EnumMap<>(Aspect.class);

        private final List<List<TaskGroup>> combinations = new ArrayList<>(List.of(List.of()));
        private final Map<List<TaskGroup>, Integer> numbers = new HashMap<>();
        private final Map<Comparison, Overlap> overlaps = new LinkedHashMap<>();

        Search(Domain domain, String profile) {
            language = domain.language(profile);
            referenceInputs = domain.referenceInputs();
        }

        void add(TaskGroup group, Task task) {
            tasks.merge(group, 1, Integer::sum);
            for (Example row : task.examples()) {
                add(group, Aspect.INPUT, row.input().toString());
                add(group, Aspect.EXAMPLE, "%s -> %s".formatted(row.input(), row.output()));
            }
            String program = task.secretProgram();
            if (program != null) {
                CompiledProgram compiled = compile(program);
                add(group, Aspect.PROGRAM, program);
                add(group, Aspect.CANONICAL_PROGRAM, compiled.canonical());
                if (!referenceInputs.isEmpty()) {
                    add(group, Aspect.BEHAVIOUR, behaviour(compiled), program);
                }
            }
        }

        private void add(TaskGroup group, Aspect aspect, String text) {
            add(group, aspect, Digest.of("text").add(text).seed(), text);
        }

        private void add(TaskGroup group, Aspect aspect, long fingerprint, String text) {
            Fingerprints known = owners.computeIfAbsent(aspect, _ -> new Fingerprints());
            List<TaskGroup> before = combinations.get(known.get(fingerprint));
            if (!before.contains(group)) {
                before.stream()
                        .filter(group::mustDifferFrom)
                        .forEach(other -> count(new Comparison(other, group, aspect), text));
                known.put(fingerprint, with(before, group));
            }
        }

        private void count(Comparison at, String text) {
            overlaps.merge(
                    at,
                    new Overlap(at.first, at.second, at.aspect, 1, text),
                    (known, one) ->
                            new Overlap(at.first, at.second, at.aspect, known.count + one.count, known.example));
        }

        /** Number of the combination of groups with one more. */
        private int with(List<TaskGroup> before, TaskGroup group) {
            List<TaskGroup> with = new ArrayList<>(before);
            with.add(group);
            return numbers.computeIfAbsent(List.copyOf(with), combination -> {
                combinations.add(combination);
                return combinations.size() - 1;
            });
        }

        private CompiledProgram compile(String program) {
            try {
                return language.compile(program);
            } catch (ProgramException e) {
                throw new IllegalStateException("a task's own program is none: " + program, e);
            }
        }

        private long behaviour(CompiledProgram program) {
            Digest digest = Digest.of("behaviour");
            for (List<String> input : referenceInputs) {
                String output = program.run(input);
                digest.add(output == null ? 0 : 1).add(output == null ? "" : output);
            }
            return digest.seed();
        }

        private List<Overlap> overlaps() {
            return List.copyOf(overlaps.values());
        }
    }
}
