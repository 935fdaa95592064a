package dev.constellation.critic;

import dev.constellation.core.adapter.DirectoryAdapterStore;
import dev.constellation.core.domain.Domains;
import dev.constellation.events.Exchange;
import dev.constellation.events.RequestProcessor;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.protocol.ModelNode;
import dev.constellation.protocol.NodeCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Connects topics and node. A record is acknowledged when its answer or its dead letter is written. */
@Singleton
public class CriticService {
    private static final Logger LOG = Logger.getLogger(CriticService.class);

    private final RequestProcessor<ScoringRequest, ScoreChunk> requests;

    @Inject
    CriticService(
            CriticConfig config,
            @RestClient ModelNode node,
            MeterRegistry meters,
            @Channel("scores") MutinyEmitter<Record<byte[], byte[]>> scores,
            @Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> deadLetters) {
        NodeCalls calls =
                new NodeCalls(node, config.adapterStore().map(DirectoryAdapterStore::new), config.retryFor(), meters);
        requests = new RequestProcessor<>(
                Exchange.scoring(),
                new Scoring(Domains.load(), calls, config.promptsPerCall()),
                (key, value) -> scores.sendAndAwait(Record.of(key, value)),
                (key, value) -> deadLetters.sendAndAwait(Record.of(key, value)),
                meters);
    }

    @Incoming("scoring-requests")
    @Blocking(value = "model-calls", ordered = false)
    void receive(ConsumerRecord<byte[], byte[]> record) {
        try {
            requests.process(record);
        } catch (CancellationException e) {
            LOG.debug(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.fatal("this service stops: " + e.getMessage(), e);
            Quarkus.asyncExit(1);
            throw e;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        requests.stop();
    }
}
