package dev.constellation.trainer;

import dev.constellation.core.FailureException;
import dev.constellation.core.recipe.Recipe;
import dev.constellation.core.recipe.Recipes;
import dev.constellation.events.FirstRecordWins;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.events.avro.VerdictChunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The chunks that a training request names, collected from the log. A generator learns from what was sampled for
 * training or, as a control, from given programs, a critic from its pool; anything else is refused, banks above all. Not
 * thread-safe.
 */
final class Manifest {
    private static final int NAMED = 10;

    private final Purpose purpose;
    private final Set<String> missing;
    private final FirstRecordWins first = new FirstRecordWins();
    private final Map<String, Purpose> foreign = new TreeMap<>();
    private final List<LabelledChunk> chunks = new ArrayList<>();

    private Manifest(Purpose purpose, Set<String> ids) {
        this.purpose = purpose;
        this.missing = ids;
    }

    /**
     * The manifest of a request, nothing of it collected.
     *
     * @throws FailureException of the input, when it names no chunk or its digest is not that of its ids
     */
    static Manifest of(TrainingRequest request) throws FailureException {
        List<String> ids = request.getChunkIds();
        if (ids.isEmpty()) {
            throw FailureException.input("chunkIds: empty, at least one is needed");
        }
        if (!Ids.chunkIds(ids).equals(request.getChunkIdsDigest())) {
            throw FailureException.input("chunkIdsDigest: %s, the %d ids have digest %s"
                    .formatted(request.getChunkIdsDigest(), ids.size(), Ids.chunkIds(ids)));
        }
        return new Manifest(purpose(request), new TreeSet<>(ids));
    }

    private static Purpose purpose(TrainingRequest request) throws FailureException {
        return switch (request.getRole()) {
            case CRITIC -> Purpose.CRITIC_POOL;
            case GENERATOR -> recipe(request).source() == Recipe.Source.SAMPLES ? Purpose.TRAIN : Purpose.GIVEN;
        };
    }

    /** The recipe of a generator's request. */
    static Recipe recipe(TrainingRequest request) throws FailureException {
        return Recipes.find(request.getRecipe())
                .orElseThrow(() -> FailureException.input(
                        "recipe: '%s', allowed are %s".formatted(request.getRecipe(), Recipes.ALLOWED)));
    }

    /** Takes a chunk, if it is one of the manifest's and the first of its id. */
    void offer(VerdictChunk chunk) {
        String id = chunk.getChunkId();
        if (!missing.contains(id) || !first.accept(id)) {
            return;
        }
        missing.remove(id);
        Purpose sampledFor = chunk.getAt().getPurpose();
        if (sampledFor == purpose) {
            chunks.add(LabelledChunk.of(chunk));
        } else {
            foreign.put(id, sampledFor);
        }
    }

    /**
     * The chunks, every one of them.
     *
     * @throws FailureException of the input, naming the chunks that are missing or were sampled for another purpose
     */
    List<LabelledChunk> complete() throws FailureException {
        if (!missing.isEmpty()) {
            throw FailureException.input("%d chunks have no verdicts within the offsets of the request: %s"
                    .formatted(missing.size(), named(missing)));
        }
        if (!foreign.isEmpty()) {
            throw FailureException.input("%d chunks were not sampled for %s: %s"
                    .formatted(foreign.size(), purpose, named(foreign.entrySet())));
        }
        return List.copyOf(chunks);
    }

    private static String named(Collection<?> items) {
        String names = items.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return items.size() <= NAMED ? names : names + " and %d more".formatted(items.size() - NAMED);
    }
}
