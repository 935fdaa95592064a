package dev.constellation.node.api;

import dev.constellation.node.training.FineTuningJobs;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** Fine-tuning jobs. */
@Path("/v1/fine_tuning/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FineTuningResource {
    private final FineTuningJobs jobs;
    private final JsonBodies bodies = new JsonBodies();

    FineTuningResource(FineTuningJobs jobs) {
        this.jobs = jobs;
    }

    /** Answer of the list of jobs. */
    public record JobList(String object, List<FineTuningJob> data) {}

    /** Starts a job, or finds the one that the same request started. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public FineTuningJob create(InputStream body) {
        return jobs.create(bodies.read(body, FineTuningRequest.class, bodies.object()));
    }

    /** All jobs, by id. */
    @GET
    public JobList list() {
        return new JobList("list", jobs.list());
    }

    /** One job. */
    @GET
    @Path("/{id}")
    public FineTuningJob get(@PathParam("id") String id) {
        return jobs.get(id);
    }

    /** Loss curve of a job. */
    @GET
    @Path("/{id}/events")
    public FineTuningJob.Events events(@PathParam("id") String id) {
        return jobs.events(id);
    }

    /** Ends a job. */
    @POST
    @Path("/{id}/cancel")
    public FineTuningJob cancel(@PathParam("id") String id) {
        return jobs.cancel(id);
    }
}
