package dev.constellation.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableDirectoryTest {
    @TempDir
    Path root;

    @Test
    void whatIsWrittenIsFoundAfterReopening() {
        DurableDirectory.open(root).write("a.x", new byte[] {1, 2});
        DurableDirectory reopened = DurableDirectory.open(root);
        assertThat(reopened.read("a.x")).containsExactly(1, 2);
        assertThat(reopened.names(".x")).containsExactly("a.x");
        reopened.write("a.x", new byte[] {3});
        assertThat(reopened.read("a.x")).containsExactly(3);
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemoved() throws IOException {
        Files.write(root.resolve("a.x.partial"), new byte[] {1});
        assertThat(DurableDirectory.open(root).names("")).isEmpty();
    }

    @Test
    void anAdoptedFileLeavesItsOldPlace() throws IOException {
        Path file = Files.write(root.resolve("upload"), new byte[] {7});
        DurableDirectory directory = DurableDirectory.open(root.resolve("kept"));
        directory.adopt(file, "a.x");
        assertThat(file).doesNotExist();
        assertThat(directory.read("a.x")).containsExactly(7);
    }

    @Test
    void aStateDirectoryHasOneUserAtATime() {
        try (StateDirectory first = StateDirectory.open(root)) {
            assertThat(first.jobs().names("")).isEmpty();
            assertThatThrownBy(() -> StateDirectory.open(root))
                    .hasMessageContaining("constellation.node.state")
                    .hasMessageContaining("another node");
        }
        StateDirectory.open(root).close();
    }
}
