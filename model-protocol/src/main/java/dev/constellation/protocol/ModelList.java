package dev.constellation.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /v1/models}.
 *
 * @param object always {@code list}
 * @param data the base first, then the adapters by name
 */
public record ModelList(String object, List<Model> data) {
    /**
     * A loaded model.
     *
     * @param id its name
     * @param object always {@code model}
     * @param ownedBy the node
     * @param digest SHA-256 of its weights
     * @param parent name of the model it was trained from; null for the base
     * @param family model family, which selects the prompts
     * @param adapter whether it is an adapter
     */
    public record Model(
            String id,
            String object,
            @JsonProperty("owned_by") String ownedBy,
            String digest,
            @Nullable String parent,
            String family,
            boolean adapter) {}
}
