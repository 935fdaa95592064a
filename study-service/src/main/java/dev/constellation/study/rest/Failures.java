package dev.constellation.study.rest;

import dev.constellation.study.engine.ConflictException;
import dev.constellation.study.engine.NodeUnavailableException;
import dev.constellation.study.engine.RefusedException;
import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.store.QueryRefusedException;
import dev.constellation.study.store.StoreUnavailableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What users are told when something does not succeed. */
final class Failures {
    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return answer(UNPROCESSABLE, new Problems(e.problems()));
    }

    @ServerExceptionMapper
    Response conflict(ConflictException e) {
        return answer(Response.Status.CONFLICT.getStatusCode(), message(e));
    }

    @ServerExceptionMapper
    Response unavailable(NodeUnavailableException e) {
        return answer(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), message(e));
    }

    @ServerExceptionMapper
    Response unavailable(LogUnavailableException e) {
        return answer(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), message(e));
    }

    @ServerExceptionMapper
    Response refused(QueryRefusedException e) {
        return answer(UNPROCESSABLE, message(e));
    }

    @ServerExceptionMapper
    Response unavailable(StoreUnavailableException e) {
        return answer(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), message(e));
    }

    @ServerExceptionMapper
    Response missing(NotFoundException e) {
        return answer(Response.Status.NOT_FOUND.getStatusCode(), message(e));
    }

    private static Message message(Exception e) {
        return new Message(String.valueOf(e.getMessage()));
    }

    private static Response answer(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    /** Why a submission is refused. */
    record Problems(List<String> problems) {}
}
