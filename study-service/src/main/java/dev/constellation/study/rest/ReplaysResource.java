package dev.constellation.study.rest;

import dev.constellation.study.engine.ConflictException;
import dev.constellation.study.engine.StudyEngine;
import dev.constellation.study.replay.ReplayDesk;
import dev.constellation.study.replay.ReplayRequest;
import dev.constellation.study.replay.ReplayView;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Replays of a finished study over HTTP. */
@Path("/studies/{study}/replays")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public final class ReplaysResource {
    private final ReplayDesk desk;
    private final StudyEngine engine;

    ReplaysResource(ReplayDesk desk, StudyEngine engine) {
        this.desk = desk;
        this.engine = engine;
    }

    /** Begins a replay, or finds the same one that is not over. */
    @POST
    public ReplayView submit(@PathParam("study") String study, ReplayRequest request) {
        return desk.submit(StudiesResource.find(engine, study).getKey(), request);
    }

    /** How far a replay is, and what it found. */
    @GET
    @Path("/{analysis}")
    public ReplayView view(@PathParam("study") String study, @PathParam("analysis") String analysis) {
        return desk.find(StudiesResource.find(engine, study).getKey(), analysis)
                .orElseThrow(() -> new NotFoundException(
                        "there is no replay '%s' of study '%s' since the service started".formatted(analysis, study)));
    }

    /** Ends the replays of a study that are not over. */
    @DELETE
    public List<ReplayView> cancel(@PathParam("study") String study) {
        List<ReplayView> cancelled =
                desk.cancel(StudiesResource.find(engine, study).getKey());
        if (cancelled.isEmpty()) {
            throw new ConflictException("study '%s' has no replay that is not over".formatted(study));
        }
        return cancelled;
    }
}
