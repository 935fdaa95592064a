package dev.constellation.node.api;

import dev.constellation.node.RefusedException;
import dev.constellation.node.training.TrainingFiles;
import dev.constellation.protocol.StoredFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Training sets. */
@Path("/v1/files")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FilesResource {
    private static final String PURPOSE = "fine-tune";

    private final TrainingFiles files;

    FilesResource(TrainingFiles files) {
        this.files = files;
    }

    /** Answer of the list of files. */
    public record FileList(String object, List<StoredFile> data) {}

    /** Uploads a file, which is written to disk as it arrives and checked there. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public StoredFile upload(@RestForm @Nullable String purpose, @RestForm("file") @Nullable FileUpload file) {
        if (!PURPOSE.equals(purpose)) {
            throw RefusedException.invalid(
                    "invalid_value", "purpose", "purpose: '%s', only %s is allowed".formatted(purpose, PURPOSE));
        }
        if (file == null) {
            throw RefusedException.invalid("missing_field", "file", "file: a part of this name with a file is needed");
        }
        if (file.size() > Bodies.MAX_FILE_BYTES) {
            throw Bodies.tooLarge(Bodies.MAX_FILE_BYTES);
        }
        return files.store(file.uploadedFile(), file.fileName());
    }

    /** All files, by id. */
    @GET
    public FileList list() {
        return new FileList("list", files.list());
    }

    /** One file. */
    @GET
    @Path("/{id}")
    public StoredFile get(@PathParam("id") String id) {
        return files.get(id);
    }
}
