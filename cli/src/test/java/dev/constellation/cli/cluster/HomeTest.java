package dev.constellation.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void anEmptyVariableNamesNothing() {
        assertThat(Home.of(Map.of("CONSTELLATION_HOME", "", "CONSTELLATION_NODE_MODELS", " ")))
                .isEqualTo(Home.of(Map.of()));
    }

    @Test
    void aStateDirectoryThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Home home = Home.of(Map.of("CONSTELLATION_HOME", file.toString()));

        assertThatThrownBy(() -> home.directory("logs"))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "the state directory %s cannot be made (Not a directory); CONSTELLATION_HOME names another place"
                                .formatted(file.resolve("logs")));
    }

    @Test
    void aPortOffsetIsANumberInItsRange() {
        assertThatThrownBy(() -> Home.of(Map.of("CONSTELLATION_PORT_OFFSET", "40001")))
                .hasMessage("CONSTELLATION_PORT_OFFSET: '40001', allowed is a number from 0 to 40000");
    }
}
