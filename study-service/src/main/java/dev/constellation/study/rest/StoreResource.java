package dev.constellation.study.rest;

import dev.constellation.study.engine.StudyEngine;
import dev.constellation.study.plan.StudyKey;
import dev.constellation.study.store.QueryAnswer;
import dev.constellation.study.store.QueryStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The query store over HTTP. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public final class StoreResource {
    /** Header that says what the store lacks. */
    static final String NOTICE = "Constellation-Notice";

    private final QueryStore store;
    private final StudyEngine engine;

    StoreResource(QueryStore store, StudyEngine engine) {
        this.store = store;
        this.engine = engine;
    }

    /** Answers a query. */
    @POST
    @Path("/sql")
    public Answer query(Query query) {
        QueryStore.Found found = store.query(Objects.requireNonNullElse(query.sql(), ""));
        QueryAnswer answer = found.answer();
        return new Answer(answer.columns(), answer.rows(), answer.truncated(), found.notice());
    }

    /** How far the store is. */
    @GET
    @Path("/store")
    public QueryStore.Status status() {
        return store.status();
    }

    /** Drops the store; it is made again from the log. */
    @POST
    @Path("/store/rebuild")
    @Consumes(MediaType.WILDCARD)
    public Response rebuild() {
        store.rebuild();
        return Response.accepted().build();
    }

    /** The views that can be exported. */
    @GET
    @Path("/store/views")
    public List<String> views() {
        return QueryStore.VIEWS;
    }

    /** A view of one run as a Parquet file. */
    @GET
    @Path("/store/parquet/{study}/{view}")
    @Produces(MediaType.WILDCARD)
    public Response export(@PathParam("study") String study, @PathParam("view") String view) {
        StudyKey key = StudiesResource.find(engine, study).getKey();
        QueryStore.Export export = store.export(key, view);
        return Response.ok(export.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_LENGTH, export.bytes())
                .header(NOTICE, export.notice())
                .build();
    }

    /** A query. */
    public record Query(@Nullable String sql) {}

    /** What a query found; values are text, null is SQL's NULL. */
    public record Answer(
            List<QueryAnswer.Column> columns, List<List<@Nullable String>> rows, boolean truncated, String notice) {}
}
