package dev.constellation.events;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Codec.UnknownSchemaException;
import dev.constellation.events.avro.FailureCategory;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns each request into its answer or into a dead letter, never into nothing: when {@link #process} returns, the
 * broker has one of the two and the request may be acknowledged; when it throws, the request must be read again.
 * Together with ids that are computed this gives every answer at least once, and the first record of an id wins.
 * Thread-safe.
 */
public final class RequestProcessor<Q extends SpecificRecord, A extends SpecificRecord> {
    private static final Logger LOG = System.getLogger(RequestProcessor.class.getName());

    private final Exchange<Q, A> exchange;
    private final Work<Q, A> work;
    private final Outlet answers;
    private final Outlet deadLetters;
    private final MeterRegistry meters;
    private final AtomicInteger inFlight;
    private volatile boolean stopping;

    /** A processor that counts {@code constellation.requests}, those in flight, and dead letters by category. */
    public RequestProcessor(
            Exchange<Q, A> exchange, Work<Q, A> work, Outlet answers, Outlet deadLetters, MeterRegistry meters) {
        this.exchange = exchange;
        this.work = work;
        this.answers = answers;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.inFlight = new AtomicInteger();
        meters.gauge("constellation.requests.in.flight", inFlight);
    }

    /**
     * Answers a request, or writes its dead letter.
     *
     * @throws UnknownSchemaException when a newer version of the service is needed; the service must stop
     * @throws CancellationException when the service is stopping; the next process reads the request again
     */
    public void process(ConsumerRecord<byte[], byte[]> record) {
        refuseWhenStopping();
        meters.counter("constellation.requests").increment();
        inFlight.incrementAndGet();
        try {
            switch (outcome(record)) {
                case Outcome.Answered answered -> answers.send(answered.key(), answered.value());
                case Outcome.Failed failed -> giveUp(record, failed);
            }
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** From now on no request starts, and none that fails because the process ends becomes a dead letter. */
    public void stop() {
        stopping = true;
    }

    private Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
        try {
            return outcome(exchange.requests().decode(record.value()));
        } catch (PoisonException e) {
            return new Outcome.Failed(Category.INPUT, null, e.getMessage());
        }
    }

    private Outcome outcome(Q request) {
        String id = exchange.id().apply(request);
        try {
            return answered(work.answer(request));
        } catch (FailureException e) {
            return new Outcome.Failed(e.category(), id, e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed(Category.INPUT, id, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request " + id + " met a defect of this service", e);
            return new Outcome.Failed(Category.INTERNAL, id, e.toString());
        }
    }

    private Outcome answered(A answer) throws FailureException {
        byte[] value = exchange.answers().encode(answer);
        if (value.length > Topic.MAX_VALUE_BYTES) {
            String message =
                    "the answer has %d bytes, a record may have %d".formatted(value.length, Topic.MAX_VALUE_BYTES);
            throw new FailureException(Category.INTERNAL, message, null);
        }
        return new Outcome.Answered(exchange.key().apply(answer).getBytes(StandardCharsets.UTF_8), value);
    }

    private void giveUp(ConsumerRecord<byte[], byte[]> record, Outcome.Failed failed) {
        refuseWhenStopping();
        LOG.log(
                Level.WARNING,
                "{0}-{1} at {2}: {3}: {4}",
                record.topic(),
                record.partition(),
                record.offset(),
                failed.category(),
                failed.reason());
        deadLetters.send(null, DeadLetters.encode(record, categoryOf(failed), failed.subject(), failed.reason()));
        meters.counter(
                        "constellation.dead.letters",
                        "category",
                        failed.category().name())
                .increment();
    }

    private static FailureCategory categoryOf(Outcome.Failed failed) {
        return switch (failed.category()) {
            case CALLER -> FailureCategory.CALLER;
            case INPUT -> FailureCategory.INPUT;
            case ENVIRONMENT -> FailureCategory.ENVIRONMENT;
            case INTERNAL -> FailureCategory.INTERNAL;
        };
    }

    private void refuseWhenStopping() {
        if (stopping) {
            throw new CancellationException("the service is stopping; the request will be read again");
        }
    }

    /**
     * How a request is answered. Besides the failures it reports, an {@link IllegalArgumentException} is the input's
     * fault (a value of the request that the vocabulary refuses), any other exception a defect.
     */
    @FunctionalInterface
    public interface Work<Q, A> {
        /** Answers a request, or says why it cannot be answered. */
        A answer(Q request) throws FailureException;
    }
}
