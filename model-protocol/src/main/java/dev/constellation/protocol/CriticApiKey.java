package dev.constellation.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * Shows the key of the critics' node with every call to it: {@code constellation.critic-node-api-key}, or the node's where
 * that is not set.
 */
@ApplicationScoped
public class CriticApiKey implements ClientHeadersFactory {
    private final Optional<String> key;

    CriticApiKey(
            @ConfigProperty(name = "constellation.critic-node-api-key") Optional<String> key,
            @ConfigProperty(name = "constellation.node-api-key") Optional<String> nodeKey) {
        this.key = key.or(() -> nodeKey);
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        return ApiKey.headers(key);
    }
}
