package dev.constellation.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAdapterStoreTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path parent;

    private DirectoryAdapterStore store;

    @BeforeEach
    void open() {
        store = new DirectoryAdapterStore(parent.resolve("adapters"));
    }

    @Test
    void givesBackWhatWasPut() throws FailureException {
        store.put(DIGEST, new byte[] {1, 2, 3});
        assertThat(store.get(DIGEST)).hasValue(new byte[] {1, 2, 3});
    }

    @Test
    void hasNothingBeforeItIsPut() throws FailureException {
        assertThat(store.get(DIGEST)).isEmpty();
    }

    @Test
    void leavesNoUnfinishedFile() throws FailureException, IOException {
        store.put(DIGEST, new byte[1 << 16]);
        store.put(DIGEST, new byte[1 << 16]);
        try (var files = Files.list(parent.resolve("adapters"))) {
            assertThat(files).extracting(Path::getFileName).containsExactly(Path.of(DIGEST + ".adapter"));
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAFaultOfTheEnvironment() throws IOException {
        Files.writeString(parent.resolve("adapters"), "not a directory");
        assertThatThrownBy(() -> store.put(DIGEST, new byte[1]))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.ENVIRONMENT))
                .hasMessageContaining(DIGEST);
    }

    @Test
    void aDigestCannotLeadOutOfTheStore() {
        assertThatThrownBy(() -> store.get("../../../../etc/passwd"))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT));
    }
}
