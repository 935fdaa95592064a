package dev.constellation.node.models;

import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;

/** A model that requests can name. */
public sealed interface ServedModel {
    /** Its name. */
    String name();

    /** Digest of its weights. */
    String digest();

    /**
     * The base that all adapters belong to.
     *
     * @param name file name without its ending
     * @param weights the model
     * @param digest digest of the weights
     */
    record Base(String name, BaseModel weights, String digest) implements ServedModel {
        static Base of(String name, BaseModel weights) {
            return new Base(name, weights, weights.digest());
        }

        /** Model family, which selects the prompts: the base file's {@code family}. */
        public String family() {
            return weights.metadata().getOrDefault("family", "tinylm");
        }
    }

    /**
     * An adapter on the base.
     *
     * @param name its name
     * @param weights the adapter
     * @param digest digest of the weights
     * @param origin where it came from
     */
    record Tuned(String name, Adapter weights, String digest, AdapterOrigin origin) implements ServedModel {
        static Tuned of(String name, Adapter weights, AdapterOrigin origin) {
            return new Tuned(name, weights, weights.digest(), origin);
        }
    }
}
