package dev.constellation.study.replay;

import dev.constellation.events.IdTable;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Margins by scoring request. An id covers the programs that were asked about and their order, so only the margins are
 * kept, in a file that goes with the process; in memory stay about 50 bytes per request. After the last {@link #accept}
 * several threads may read.
 */
final class MarginLog implements AutoCloseable {
    private final IdTable requests = new IdTable();
    private final FileChannel file;
    private long[] ends = new long[64];

    MarginLog() {
        try {
            Path path = Files.createTempFile("replay", ".margins");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Takes an answer; the first of a request counts. */
    void accept(ScoreChunk chunk) {
        List<Double> margins = chunk.getMargins();
        if (margins.size() != chunk.getSurvivors().size()) {
            throw new ReplayFailedException("scores of request %s: %d margins for %d survivors"
                    .formatted(
                            chunk.getRequestId(),
                            margins.size(),
                            chunk.getSurvivors().size()));
        }
        int known = requests.size();
        if (requests.number(chunk.getRequestId()) == known) {
            append(known, margins);
        }
    }

    boolean has(String requestId) {
        return requests.find(requestId).isPresent();
    }

    /** The margin of each program that a request asks about; empty when nobody answered. */
    Optional<Map<String, Double>> of(ScoringRequest request) {
        return requests.find(request.getRequestId()).map(number -> read(number, request.getSurvivors()));
    }

    private void append(int number, List<Double> margins) {
        if (number + 1 == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * margins.size());
        margins.forEach(bytes::putDouble);
        ends[number + 1] = ends[number] + bytes.position();
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes, ends[number + 1] - bytes.remaining());
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Map<String, Double> read(int number, List<String> survivors) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(ends[number + 1] - ends[number]));
        try {
            while (bytes.hasRemaining() && file.read(bytes, ends[number] + bytes.position()) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw failed(e);
        }
        bytes.flip();
        Map<String, Double> byProgram = HashMap.newHashMap(survivors.size());
        survivors.forEach(survivor -> byProgram.put(survivor, bytes.getDouble()));
        return byProgram;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ReplayFailedException failed(IOException e) {
        return new ReplayFailedException(
                "margins cannot be kept in %s: %s".formatted(System.getProperty("java.io.tmpdir"), e.getMessage()));
    }
}
