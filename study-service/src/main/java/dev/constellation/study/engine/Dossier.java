package dev.constellation.study.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.study.log.Positions;
import java.util.Objects;

/**
 * What the topic {@code studies} keeps of a study, so that it can be taken up again from the log alone.
 *
 * @param submission as its user wrote it
 * @param base the base model it was resolved against
 * @param generator the first generator it was resolved against
 * @param criticParent what its critics continue from; the base where a dossier does not say it
 * @param from where its part of the log begins
 * @param acceptedAt milliseconds since 1970
 */
public record Dossier(
        Submission submission, Model base, Model generator, Model criticParent, Positions from, long acceptedAt) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Takes the base for a parent of critics that is left out. */
    public Dossier {
        criticParent = Objects.requireNonNullElse(criticParent, base);
    }

    /**
     * A model on the node.
     *
     * @param name its name
     * @param digest digest of its weights
     * @param family selects the prompts
     */
    public record Model(String name, String digest, String family) {
        /** The model as requests name it. */
        public ModelRef ref() {
            return new ModelRef(name, digest, family);
        }
    }

    /** The same study with another beginning. */
    Dossier from(Positions positions) {
        return new Dossier(submission, base, generator, criticParent, positions, acceptedAt);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dossier is plain data", e);
        }
    }

    static Dossier parse(String json) {
        try {
            return JSON.readValue(json, Dossier.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no dossier of a study: " + e.getOriginalMessage(), e);
        }
    }
}
