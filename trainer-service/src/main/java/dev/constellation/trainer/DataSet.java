package dev.constellation.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.core.Digest;
import dev.constellation.core.FailureException;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.recipe.JudgedSample;
import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.TaskSamples;
import dev.constellation.core.recipe.WeightedProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an adapter is trained on, a pure function of the chunks. Chunks are read in the order of task, split and chunk
 * number, programs in sampling order, and of a program that comes again only the first occurrence within the task
 * counts.
 *
 * <ul>
 *   <li>A generator learns the programs that its recipe chooses, weighted as it says; weights are scaled to a mean of 1.
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
     * The data set of a generator.
     *
     * @param chunks in any order
     * @param mostPerTask most rows of one task
     * @param most most rows in all, or 0: first every task's first program, then every task's second, and so on
     * @throws FailureException of the input, when no program qualifies; the message counts what was seen
     */
    static DataSet generator(Recipe recipe, List<LabelledChunk> chunks, Prompts prompts, int mostPerTask, int most)
            throws FailureException {
        List<List<Row>> tasks = new ArrayList<>();
        for (List<LabelledChunk> task : tasks(chunks).values()) {
            Map<String, Puzzle> seen = puzzles(task);
            tasks.add(recipe.choose(samples(task), mostPerTask).stream()
                    .map(chosen -> row(chosen, seen, prompts))
                    .toList());
        }
        return of(scaled(first(most, tasks)), Nothing.forGenerator(recipe), chunks);
    }

    /**
     * The data set of a critic.
     *
     * @param chunks in any order
     * @param mostPerTask most rows of one task
     * @throws FailureException of the input, when no task qualifies; the message counts what was seen
     */
    static DataSet critic(List<LabelledChunk> chunks, Prompts prompts, int mostPerTask) throws FailureException {
        List<Row> rows = new ArrayList<>();
        tasks(chunks).values().forEach(task -> rows.addAll(criticRows(task, prompts, mostPerTask)));
        return of(rows, Nothing.FOR_CRITIC, chunks);
    }

    private static DataSet of(List<Row> rows, String needed, List<LabelledChunk> chunks) throws FailureException {
        if (rows.isEmpty()) {
            throw FailureException.input(Nothing.qualifies(needed, chunks));
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

    private static Map<String, List<LabelledChunk>> tasks(List<LabelledChunk> chunks) {
        Map<String, List<LabelledChunk>> tasks = new TreeMap<>();
        for (LabelledChunk chunk : chunks.stream().sorted(LabelledChunk.ORDER).toList()) {
            tasks.computeIfAbsent(chunk.taskId(), id -> new ArrayList<>()).add(chunk);
        }
        return tasks;
    }

    private static TaskSamples samples(List<LabelledChunk> task) {
        return new TaskSamples(
                task.stream().flatMap(chunk -> chunk.programs().stream()).toList(),
                task.stream().mapToInt(LabelledChunk::samples).sum());
    }

    /** What the model saw when it found each program first. */
    private static Map<String, Puzzle> puzzles(List<LabelledChunk> task) {
        Map<String, Puzzle> puzzles = new HashMap<>();
        for (LabelledChunk chunk : task) {
            chunk.programs().forEach(sample -> puzzles.putIfAbsent(sample.program(), chunk.puzzle()));
        }
        return puzzles;
    }

    private static Row row(WeightedProgram chosen, Map<String, Puzzle> seen, Prompts prompts) {
        String program = chosen.program();
        return new Row(
                prompts.generator(Objects.requireNonNull(seen.get(program))),
                prompts.completion(program),
                chosen.weight());
    }

    private static List<Row> first(int most, List<List<Row>> tasks) {
        int rows = tasks.stream().mapToInt(List::size).sum();
        int wanted = most == 0 ? rows : Math.min(most, rows);
        int[] taken = new int[tasks.size()];
        for (int i = 0; wanted > 0; i = (i + 1) % taken.length) {
            if (taken[i] < tasks.get(i).size()) {
                taken[i]++;
                wanted--;
            }
        }
        List<Row> first = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            first.addAll(tasks.get(i).subList(0, taken[i]));
        }
        return first;
    }

    private static List<Row> scaled(List<Row> rows) {
        double mean = rows.stream().mapToDouble(Row::weight).average().orElse(1);
        return rows.stream()
                .map(row -> new Row(row.prompt(), row.completion(), row.weight() / mean))
                .toList();
    }

    private static List<Row> criticRows(List<LabelledChunk> task, Prompts prompts, int most) {
        Map<String, Puzzle> seen = puzzles(task);
        Map<String, JudgedSample> programs = new LinkedHashMap<>();
        samples(task).programs().stream()
                .filter(JudgedSample::visiblePass)
                .forEach(sample -> programs.putIfAbsent(sample.program(), sample));
        long right =
                programs.values().stream().filter(JudgedSample::generalizes).count();
        long each = Math.min(most / 2, Math.min(right, programs.size() - right));
        List<Row> rows = new ArrayList<>();
        Map<Boolean, Integer> taken = new TreeMap<>();
        for (JudgedSample sample : programs.values()) {
            if (taken.merge(sample.generalizes(), 1, Integer::sum) <= each) {
                String answer = sample.generalizes() ? prompts.yes() : prompts.no();
                rows.add(new Row(
                        prompts.critic(Objects.requireNonNull(seen.get(sample.program())), sample.program()),
                        answer,
                        1));
            }
        }
        return rows;
    }
}
