package dev.constellation.node.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.node.RefusedException;
import dev.constellation.node.storage.DurableDirectory;
import dev.constellation.protocol.StoredFile;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.TrainingRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Uploaded training sets: {@code ID.jsonl} and, written first, {@code ID.about}. The id follows from the content, so an
 * upload that is repeated is the same file.
 */
public final class TrainingFiles {
    private static final String CONTENT = ".jsonl";
    private static final String ABOUT = ".about";
    private static final int MAX_NAME = 255;

    private final DurableDirectory directory;
    private final TrainingLines lines;
    private final ObjectMapper json = new ObjectMapper();

    /** Keeps training sets for a base in a directory. */
    public TrainingFiles(DurableDirectory directory, BaseModel base) {
        this.directory = directory;
        this.lines = new TrainingLines(base);
    }

    /** Checks an upload line by line and moves it into place. */
    public StoredFile store(Path upload, String filename) {
        lines.read(upload, row -> {});
        String id = "file-" + digest(upload);
        if (!directory.has(id + CONTENT)) {
            String name = filename.substring(0, Math.min(filename.length(), MAX_NAME));
            about(new StoredFile(id, "file", size(upload), name, "fine-tune"));
            directory.adopt(upload, id + CONTENT);
        }
        return get(id);
    }

    /** All files, by id. */
    public List<StoredFile> list() {
        return directory.names(CONTENT).stream()
                .map(name -> get(name.substring(0, name.length() - CONTENT.length())))
                .toList();
    }

    /** A file; one that was not uploaded is refused. */
    public StoredFile get(String id) {
        requireStored("id", id);
        try {
            return json.readValue(directory.read(id + ABOUT), StoredFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what is known of file " + id, e);
        }
    }

    /** Refuses an id that no uploaded file has. */
    void requireStored(String field, String id) {
        if (!directory.names(CONTENT).contains(id + CONTENT)) {
            throw RefusedException.notFound(
                    "file_not_found", field, "%s: '%s' is no uploaded file".formatted(field, id));
        }
    }

    /** The rows of a file. */
    List<TrainingRow> rows(String id) {
        List<TrainingRow> rows = new ArrayList<>();
        lines.read(directory.path(id + CONTENT), rows::add);
        return rows;
    }

    private void about(StoredFile file) {
        try {
            directory.write(file.id() + ABOUT, json.writeValueAsBytes(file));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write what is known of file " + file.id(), e);
        }
    }

    private static String digest(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(bytes, ContentId.sha256())) {
            digested.transferTo(OutputStream.nullOutputStream());
            return ContentId.print(digested.getMessageDigest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
