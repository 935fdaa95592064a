package dev.constellation.node.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.node.storage.DurableDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Job records on disk, {@code ID.json}. */
public final class JobStore {
    private static final String ENDING = ".json";

    private final DurableDirectory directory;
    private final ObjectMapper json = new ObjectMapper();

    /** Keeps job records in a directory. */
    public JobStore(DurableDirectory directory) {
        this.directory = directory;
    }

    void save(Job job) {
        try {
            directory.write(job.id() + ENDING, json.writeValueAsBytes(job));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write job " + job.id(), e);
        }
    }

    List<Job> load() {
        return directory.names(ENDING).stream().map(this::read).toList();
    }

    private Job read(String file) {
        try {
            return json.readValue(directory.read(file), Job.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read job record " + directory.path(file), e);
        }
    }
}
