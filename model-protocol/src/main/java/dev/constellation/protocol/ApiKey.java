package dev.constellation.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Shows the node's key with every call, where {@code constellation.node-api-key} is set. */
@ApplicationScoped
public class ApiKey implements ClientHeadersFactory {
    private final Optional<String> key;

    ApiKey(@ConfigProperty(name = "constellation.node-api-key") Optional<String> key) {
        this.key = key;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        return headers(key);
    }

    static MultivaluedMap<String, String> headers(Optional<String> key) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        key.ifPresent(value -> headers.add(HttpHeaders.AUTHORIZATION, "Bearer " + value));
        return headers;
    }
}
