package dev.constellation.study.replay;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Verdicts that changed: all of them as lines of JSON in a file, the first ones as lines for readers. */
final class ChangedVerdicts implements AutoCloseable {
    private static final int SHOWN = 50;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Writer out;
    private final List<String> shown = new ArrayList<>();
    private long count;

    ChangedVerdicts(Path file) {
        this.file = file;
        try {
            out = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the verdict on one candidate of a chunk. */
    void add(CandidateChunk chunk, int candidate, Verdict before, Verdict now) {
        count++;
        Coordinates at = chunk.getAt();
        int sample = chunk.getFirstSample() + candidate;
        String text = chunk.getCandidates().get(candidate).getText();
        ObjectNode line = JSON.createObjectNode()
                .put("chunkId", chunk.getChunkId())
                .put("purpose", at.getPurpose().name())
                .put("variant", at.getVariant())
                .put("task", at.getTaskId())
                .put("trajectory", at.getTrajectory())
                .put("round", at.getRound())
                .put("split", at.getSplit().getSeed())
                .put("sample", sample)
                .put("text", text);
        line.set("before", verdict(before));
        line.set("now", verdict(now));
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (shown.size() < SHOWN) {
            shown.add("  task %s, split %d, v%d, trajectory %d, %s, sample %d: %s%n    %s"
                    .formatted(
                            at.getTaskId(),
                            at.getSplit().getSeed(),
                            at.getRound(),
                            at.getTrajectory(),
                            at.getPurpose(),
                            sample,
                            difference(before, now),
                            text.strip()));
        }
    }

    /** How many there are, and the first of them. */
    String text() {
        if (count == 0) {
            return "No verdict changed.\n";
        }
        String rest =
                count > shown.size() ? "  and %d more in %s%n".formatted(count - shown.size(), file.getFileName()) : "";
        return "%d verdicts changed:%n%s%n%s".formatted(count, String.join("\n", shown), rest);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field that differs. */
    private static String difference(Verdict before, Verdict now) {
        List<String> fields = new ArrayList<>();
        before.getSchema().getFields().forEach(field -> {
            Object was = before.get(field.pos());
            Object is = now.get(field.pos());
            if (!Objects.equals(was, is)) {
                fields.add("%s %s -> %s".formatted(field.name(), was, is));
            }
        });
        return String.join(", ", fields);
    }

    private static ObjectNode verdict(Verdict verdict) {
        return JSON.createObjectNode()
                .put("parse", verdict.getParse().name())
                .put("visiblePass", verdict.getVisiblePass())
                .put("heldOutPass", verdict.getHeldOutPass())
                .put("behaviour", verdict.getBehaviour())
                .put("heldOutBehaviour", verdict.getHeldOutBehaviour())
                .put("program", verdict.getProgram())
                .put("size", verdict.getSize())
                .put("parts", verdict.getParts());
    }
}
