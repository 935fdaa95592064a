package dev.constellation.trainer;

import dev.constellation.core.adapter.AdapterStore;
import dev.constellation.core.adapter.DirectoryAdapterStore;
import dev.constellation.core.domain.Domains;
import dev.constellation.events.Exchange;
import dev.constellation.events.RequestProcessor;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.protocol.CriticNode;
import dev.constellation.protocol.ModelNode;
import dev.constellation.protocol.NodeCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Connects topics, node and store. Requests are answered one after the other. */
@Singleton
public class TrainerService {
    private static final Logger LOG = Logger.getLogger(TrainerService.class);

    private final RequestProcessor<TrainingRequest, ModelEvent> requests;

    @Inject
    TrainerService(
            TrainerConfig config,
            @RestClient ModelNode node,
            @RestClient CriticNode criticNode,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters,
            @Channel("models") MutinyEmitter<Record<byte[], byte[]>> models,
            @Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> deadLetters) {
        AdapterStore store = new DirectoryAdapterStore(config.adapterStore());
        TrainingProgress progress = new TrainingProgress(meters);
        Function<ModelNode, FineTuning> training = where -> new FineTuning(
                new NodeCalls(where, Optional.of(store), config.retryFor(), meters), config.pollInterval(), progress);
        requests = new RequestProcessor<>(
                Exchange.training(),
                new Training(
                        Domains.load(),
                        new VerdictScan(kafka, config.scanStall()),
                        Map.of(Role.GENERATOR, training.apply(node), Role.CRITIC, training.apply(criticNode)),
                        store),
                (key, value) -> models.sendAndAwait(Record.of(key, value)),
                (key, value) -> deadLetters.sendAndAwait(Record.of(key, value)),
                meters);
    }

    @Incoming("training-requests")
    @Blocking("training")
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
