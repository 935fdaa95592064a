package dev.constellation.study.replay;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.SelectionEvent;
import dev.constellation.study.plan.Outgoing;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the picks of a replay in a file until it is known that the replay is whole, so that no memory is taken and nothing
 * is published of a replay that fails.
 */
final class Spool implements AutoCloseable {
    private static final int BATCH = 1000;

    private final Codec<SelectionEvent> codec = Codec.of(SelectionEvent.class);
    private final Path file;
    private final DataOutputStream out;
    private int size;

    Spool() {
        try {
            file = Files.createTempFile("replay", ".picks");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    int size() {
        return size;
    }

    /** Adds the picks of a cell; from any thread. */
    void add(SelectionEvent event) {
        try {
            byte[] bytes = codec.encode(event);
            synchronized (out) {
                out.writeInt(bytes.length);
                out.write(bytes);
                size++;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Hands everything on, in batches. */
    void drain(Consumer<List<Outgoing>> batches) {
        try {
            out.close();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int taken = 0; taken < size; taken += BATCH) {
                    List<Outgoing> batch = new ArrayList<>();
                    for (int i = taken; i < Math.min(size, taken + BATCH); i++) {
                        SelectionEvent event = codec.decode(in.readNBytes(in.readInt()));
                        batch.add(new Outgoing(Topic.SELECTIONS, event.getTaskId(), event));
                    }
                    batches.accept(batch);
                }
            }
        } catch (IOException | PoisonException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ReplayFailedException failed(Exception e) {
        return new ReplayFailedException(
                "picks cannot be kept in %s: %s".formatted(System.getProperty("java.io.tmpdir"), e.getMessage()));
    }
}
