package dev.constellation.study.engine;

import dev.constellation.protocol.CriticNode;
import dev.constellation.protocol.ModelList;
import dev.constellation.protocol.ModelNode;
import dev.constellation.study.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What the model nodes have. */
@ApplicationScoped
public final class NodeModels {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ModelNode node;
    private final ModelNode criticNode;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();

    NodeModels(@RestClient ModelNode node, @RestClient CriticNode criticNode, Settings settings) {
        this.node = node;
        this.criticNode = criticNode;
        this.settings = settings;
    }

    /**
     * Base and adapters; asks until the node answers or patience ends.
     *
     * @throws NodeUnavailableException when it did not answer in time
     */
    public List<ModelList.Model> models() {
        return models(node, settings.nodeUrl());
    }

    /**
     * Base and adapters of the node of critics, which may be the same node.
     *
     * @throws NodeUnavailableException when it did not answer in time
     */
    public List<ModelList.Model> criticModels() {
        return models(criticNode, settings.criticNodeUrl());
    }

    private List<ModelList.Model> models(ModelNode asked, String url) {
        Instant deadline = clock.instant().plus(settings.nodePatience());
        while (true) {
            try {
                return asked.models().data();
            } catch (ProcessingException | WebApplicationException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new NodeUnavailableException(url, e);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
