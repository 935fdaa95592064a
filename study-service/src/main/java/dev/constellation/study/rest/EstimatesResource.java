package dev.constellation.study.rest;

import dev.constellation.study.engine.Estimate;
import dev.constellation.study.engine.EstimateDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What studies will take, over HTTP. */
@Path("/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public final class EstimatesResource {
    private final EstimateDesk desk;

    EstimatesResource(EstimateDesk desk) {
        this.desk = desk;
    }

    /** Estimates time and room of a study; nothing is started. */
    @POST
    public Estimate estimate(SubmissionBody body) {
        return desk.estimate(body.submission());
    }
}
