package dev.constellation.node.api;

import dev.constellation.node.RefusedException;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ServedModel;
import dev.constellation.protocol.ModelList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The loaded models. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ModelsResource {
    private static final String OWNER = "constellation";

    private final ModelCatalog catalog;

    ModelsResource(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /** The base, then the adapters by name. */
    @GET
    public ModelList list() {
        return new ModelList(
                "list", catalog.models().stream().map(this::describe).toList());
    }

    /** One model. */
    @GET
    @Path("/{name}")
    public ModelList.Model get(@PathParam("name") String name) {
        return describe(catalog.get(name));
    }

    /** Takes an adapter out. */
    @DELETE
    @Path("/{name}")
    public void delete(@PathParam("name") String name) {
        catalog.remove(name);
    }

    /** Bytes of an adapter. */
    @GET
    @Path("/{name}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] content(@PathParam("name") String name) {
        return switch (catalog.get(name)) {
            case ServedModel.Tuned adapter -> adapter.weights().toBytes();
            case ServedModel.Base base ->
                throw RefusedException.invalid(
                        "is_base", "name", "name: '%s' is the base; only adapters have content".formatted(base.name()));
        };
    }

    /** Puts an adapter in. */
    @PUT
    @Path("/{name}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public ModelList.Model put(
            @PathParam("name") String name, @QueryParam("parent") @Nullable String parent, InputStream content) {
        return describe(catalog.put(name, Bodies.read(content, Bodies.MAX_FILE_BYTES), parent, null));
    }

    private ModelList.Model describe(ServedModel model) {
        String family = catalog.base().family();
        return switch (model) {
            case ServedModel.Base base ->
                new ModelList.Model(base.name(), "model", OWNER, base.digest(), null, family, false);
            case ServedModel.Tuned adapter ->
                new ModelList.Model(
                        adapter.name(),
                        "model",
                        OWNER,
                        adapter.digest(),
                        adapter.origin().parent(),
                        family,
                        true);
        };
    }
}
