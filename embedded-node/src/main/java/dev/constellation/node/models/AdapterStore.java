package dev.constellation.node.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.node.storage.DurableDirectory;
import dev.constellation.tinylm.Adapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Adapters on disk: {@code NAME.tla} holds the weights, {@code NAME.origin} where they came from. The origin is written
 * first and the weights decide whether the adapter exists, so a killed process leaves a whole adapter or none.
 */
public final class AdapterStore {
    private static final Logger LOG = Logger.getLogger(AdapterStore.class);
    private static final String WEIGHTS = ".tla";
    private static final String ORIGIN = ".origin";

    private final DurableDirectory directory;
    private final ObjectMapper json = new ObjectMapper();

    /** Keeps adapters in a directory. */
    public AdapterStore(DurableDirectory directory) {
        this.directory = directory;
    }

    /** The adapters on a base; those on another base stay on the disk and are named in the log. */
    List<ServedModel.Tuned> load(String baseDigest) {
        List<ServedModel.Tuned> adapters = new ArrayList<>();
        for (String file : directory.names(WEIGHTS)) {
            String name = file.substring(0, file.length() - WEIGHTS.length());
            Adapter weights = Adapter.read(directory.read(file));
            if (weights.baseDigest().equals(baseDigest)) {
                adapters.add(ServedModel.Tuned.of(name, weights, origin(name)));
            } else {
                LOG.warnf("adapter %s is left out: it belongs to base %s", name, weights.baseDigest());
            }
        }
        return adapters;
    }

    void save(ServedModel.Tuned adapter) {
        try {
            directory.write(adapter.name() + ORIGIN, json.writeValueAsBytes(adapter.origin()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write the origin of adapter " + adapter.name(), e);
        }
        directory.write(adapter.name() + WEIGHTS, adapter.weights().toBytes());
    }

    void delete(String name) {
        directory.delete(name + WEIGHTS);
        directory.delete(name + ORIGIN);
    }

    private AdapterOrigin origin(String name) {
        try {
            return json.readValue(directory.read(name + ORIGIN), AdapterOrigin.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the origin of adapter " + name, e);
        }
    }
}
