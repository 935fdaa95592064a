package dev.constellation.gpunode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.ProgramException.Kind;
import dev.constellation.core.domain.Prompts;
import dev.constellation.node.conformance.NodeClient;
import dev.constellation.node.testing.NodeProcess;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse.Choice;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of random weights writes programs when it is held to the grammar of the language. */
@Tag("slow")
class ProgramGrammarTest {
    private static final int SAMPLES = 192;
    private static final int CONTEXT = 256;

    @TempDir
    private Path directory;

    @Test
    void whatEndsByItselfIsAProgram() throws InterruptedException {
        Domain domain = Domain.find("strings").orElseThrow();
        Prompts prompts = domain.prompts("brief");
        Language language = domain.language("ff");
        GpuNode.install();
        try (NodeProcess node = GpuNode.start(directory, CONTEXT)) {
            CompletionRequest request = new CompletionRequest(
                    "base",
                    List.of("Program:"),
                    SAMPLES,
                    7,
                    1,
                    1,
                    CONTEXT,
                    null,
                    prompts.stop(),
                    prompts.grammar(language).orElseThrow());
            List<Choice> ended = new NodeClient(node.url())
                    .complete(request).choices().stream()
                            .filter(choice -> choice.finishReason().equals("stop"))
                            .toList();
            Set<String> programs = new HashSet<>();
            ended.forEach(choice -> programs.add(prompts.program(choice.text())));
            assertThat(programs).hasSizeGreaterThan(SAMPLES / 8);
            programs.forEach(program -> assertProgram(language, program));
        }
    }

    /** A grammar cannot count the nodes of a program, so one that it allows may be too large. */
    private static void assertProgram(Language language, String program) {
        try {
            language.compile(program);
        } catch (ProgramException e) {
            assertThat(e.kind()).describedAs(program).isEqualTo(Kind.LIMIT);
        }
    }
}
