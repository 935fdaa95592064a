package dev.constellation.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.core.Digest;
import dev.constellation.core.FailureException;
import dev.constellation.core.domain.Prompts;
import dev.constellation.events.avro.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an adapter is trained on, a pure function of the chunks. Chunks are read in the order of task, split and chunk
 * number, programs in sampling order, and of a program that comes again only the first occurrence within the task
 * counts.
 *
 * <ul>
 *   <li>A generator learns the programs that are right on all rows, the first so many of each task.
 *   <li>A critic learns which survivors generalize: of each task the first so many that do and equally many that do not.
 *       A task with only one kind teaches nothing but the task's difficulty and gives no row.
 * </ul>
 *
 * @param rows the rows, in the order of training files
 */
record DataSet(List<Row> rows) {
    DataSet {
        rows = List.copyOf(rows);
    }

    /**
     * The data set of some chunks.
     *
     * @param chunks in any order
     * @param maxProgramsPerTask most rows of one task
     * @throws FailureException of the input, when no program qualifies; the message counts what was seen
     */
    static DataSet of(Role role, List<LabelledChunk> chunks, Prompts prompts, int maxProgramsPerTask)
            throws FailureException {
        List<Row> rows = new ArrayList<>();
        for (Map<String, Sighting> task : tasks(chunks).values()) {
            rows.addAll(
                    switch (role) {
                        case GENERATOR -> generatorRows(task.values().stream().toList(), prompts, maxProgramsPerTask);
                        case CRITIC -> criticRows(task.values().stream().toList(), prompts, maxProgramsPerTask);
                    });
        }
        if (rows.isEmpty()) {
            throw FailureException.input(Nothing.qualifies(role, chunks));
        }
        return new DataSet(rows);
    }

    /** One JSON object a line, in UTF-8. */
    byte[] jsonLines() {
        ObjectWriter json = JsonMapper.builder().build().writerFor(Row.class);
        StringBuilder lines = new StringBuilder();
        try {
            for (Row row : rows) {
                lines.append(json.writeValueAsString(row)).append('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of two texts and a number has a JSON form", e);
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of {@link #jsonLines}. */
    String digest() {
        return Digest.sha256(jsonLines());
    }

    private static Map<String, Map<String, Sighting>> tasks(List<LabelledChunk> chunks) {
        Map<String, Map<String, Sighting>> tasks = new TreeMap<>();
        for (LabelledChunk chunk : chunks.stream().sorted(LabelledChunk.ORDER).toList()) {
            Map<String, Sighting> programs = tasks.computeIfAbsent(chunk.taskId(), id -> new LinkedHashMap<>());
            for (LabelledProgram program : chunk.survivors()) {
                programs.putIfAbsent(program.text(), new Sighting(chunk, program));
            }
        }
        return tasks;
    }

    private static List<Row> generatorRows(List<Sighting> programs, Prompts prompts, int most) {
        return programs.stream()
                .filter(Sighting::generalizes)
                .limit(most)
                .map(seen -> Row.of(prompts.generator(seen.in().puzzle()), prompts.completion(seen.text())))
                .toList();
    }

    private static List<Row> criticRows(List<Sighting> programs, Prompts prompts, int most) {
        long right = programs.stream().filter(Sighting::generalizes).count();
        long each = Math.min(most / 2, Math.min(right, programs.size() - right));
        List<Row> rows = new ArrayList<>();
        Map<Boolean, Integer> taken = new TreeMap<>();
        for (Sighting seen : programs) {
            if (taken.merge(seen.generalizes(), 1, Integer::sum) <= each) {
                String answer = seen.generalizes() ? prompts.yes() : prompts.no();
                rows.add(Row.of(prompts.critic(seen.in().puzzle(), seen.text()), answer));
            }
        }
        return rows;
    }

    /** The first occurrence of a program within a task. */
    private record Sighting(LabelledChunk in, LabelledProgram program) {
        String text() {
            return program.text();
        }

        boolean generalizes() {
            return program.generalizes();
        }
    }
}
