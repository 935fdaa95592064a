package dev.constellation.protocol;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The model node of critics as trainer and study see it: the same as {@link ModelNode} unless {@code
 * constellation.critic-node-url} names another one; configured under {@code quarkus.rest-client.critic-node}.
 */
@Path("/v1")
@RegisterRestClient(configKey = "critic-node")
@RegisterClientHeaders(CriticApiKey.class)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CriticNode extends ModelNode {}
