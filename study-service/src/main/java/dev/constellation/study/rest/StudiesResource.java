package dev.constellation.study.rest;

import dev.constellation.study.engine.FileReports;
import dev.constellation.study.engine.StudyDesk;
import dev.constellation.study.engine.StudyEngine;
import dev.constellation.study.engine.StudyView;
import dev.constellation.study.engine.Submission;
import dev.constellation.study.plan.StudyKey;
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
import jakarta.ws.rs.core.Response;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Studies over HTTP. A study is named by {@code studyId-run}, by {@code studyId} or by name. */
@Path("/studies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public final class StudiesResource {
    private final StudyDesk desk;
    private final StudyEngine engine;
    private final FileReports reports;

    StudiesResource(StudyDesk desk, StudyEngine engine, FileReports reports) {
        this.desk = desk;
        this.engine = engine;
        this.reports = reports;
    }

    /** Takes a study in, or finds the one that is the same. */
    @POST
    public StudyView submit(SubmissionBody body) {
        return desk.submit(body.submission(), body.fresh());
    }

    /** All studies, the oldest first. */
    @GET
    public List<StudyView> list() {
        return engine.board().all();
    }

    /** One study with its stages. */
    @GET
    @Path("/{study}")
    public StudyView status(@PathParam("study") String study) {
        return find(engine, study).getValue();
    }

    /** A study as its user wrote it. */
    @GET
    @Path("/{study}/submission")
    public Submission submission(@PathParam("study") String study) {
        return engine.study(find(engine, study).getKey()).dossier().submission();
    }

    /** Ends a study that is not over. */
    @DELETE
    @Path("/{study}")
    public Response cancel(@PathParam("study") String study) {
        if (!engine.cancel(find(engine, study).getKey())) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(new Message("study '%s' is over already".formatted(study)))
                    .build();
        }
        return Response.noContent().build();
    }

    /** Tables and digest of a finished study. */
    @GET
    @Path("/{study}/result")
    public Result result(@PathParam("study") String study) {
        var found = find(engine, study);
        String text = reports.read(found.getKey()).orElseThrow(() -> noReport(found.getValue()));
        return new Result(text, found.getValue().detail());
    }

    /** Relative paths of the report's files. */
    @GET
    @Path("/{study}/report")
    public List<String> report(@PathParam("study") String study) {
        var found = find(engine, study);
        List<String> files = reports.files(found.getKey());
        if (files.isEmpty()) {
            throw noReport(found.getValue());
        }
        return files;
    }

    /** One file of the report. */
    @GET
    @Path("/{study}/report/{path:.+}")
    @Produces(MediaType.WILDCARD)
    public Response reportFile(@PathParam("study") String study, @PathParam("path") String path) {
        byte[] content = reports.file(find(engine, study).getKey(), path)
                .orElseThrow(() -> new NotFoundException("the report of '%s' has no file '%s'".formatted(study, path)));
        String type = URLConnection.guessContentTypeFromName(path);
        return Response.ok(content, Objects.requireNonNullElse(type, MediaType.APPLICATION_OCTET_STREAM))
                .build();
    }

    static Map.Entry<StudyKey, StudyView> find(StudyEngine engine, String study) {
        return engine.board()
                .find(study)
                .orElseThrow(() -> new NotFoundException("there is no study '%s'".formatted(study)));
    }

    private static NotFoundException noReport(StudyView study) {
        return new NotFoundException("study '%s' is %s and has no report here; submitting it again goes on with it"
                .formatted(study.name(), study.state()));
    }

    /** Tables and digest of a finished study. */
    public record Result(String text, String digest) {}
}
