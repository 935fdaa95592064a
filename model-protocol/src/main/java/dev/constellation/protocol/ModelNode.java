package dev.constellation.protocol;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A model node as its clients see it; configured under {@code quarkus.rest-client.model-node}. */
@Path("/v1")
@RegisterRestClient(configKey = "model-node")
@RegisterClientHeaders(ApiKey.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ModelNode {
    /** What is loaded. */
    @GET
    @Path("/models")
    ModelList models();

    /** Takes an adapter out of the node. */
    @DELETE
    @Path("/models/{name}")
    void delete(@PathParam("name") String name);

    /** Bytes of an adapter. */
    @GET
    @Path("/models/{name}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] content(@PathParam("name") String name);

    /**
     * Puts an adapter into the node under a name; the same bytes twice are no error.
     *
     * @param parent name of the model it was trained from; null when the node shall look for it
     */
    @PUT
    @Path("/models/{name}/content")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    ModelList.Model put(@PathParam("name") String name, @QueryParam("parent") @Nullable String parent, byte[] content);

    /** Samples or scores. */
    @POST
    @Path("/completions")
    CompletionResponse complete(CompletionRequest request);

    /** Uploads a training set. */
    @POST
    @Path("/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    StoredFile upload(
            @RestForm String purpose, @RestForm("file") @PartType(MediaType.APPLICATION_OCTET_STREAM) File file);

    /** Starts a training job, or returns the one that the same request started before. */
    @POST
    @Path("/fine_tuning/jobs")
    FineTuningJob train(FineTuningRequest request);

    /** State of a training job. */
    @GET
    @Path("/fine_tuning/jobs/{id}")
    FineTuningJob job(@PathParam("id") String id);

    /** Loss curve of a training job. */
    @GET
    @Path("/fine_tuning/jobs/{id}/events")
    FineTuningJob.Events events(@PathParam("id") String id);
}
