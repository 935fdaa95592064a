package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        List<String> vocabulary = new ArrayList<>(List.of("\">\""));
        for (char c : "abcdefgh >".toCharArray()) {
            vocabulary.add(JsonStrings.quote(String.valueOf(c)));
        }
        Files.write(path("vocabulary"), vocabulary);
        Files.write(path("rows.jsonl"), lines());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path("corpus.jsonl.gz")))) {
            out.write(String.join("\n", lines()).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aBaseIsPreTrainedAndFineTuned() throws IOException {
        preTrain("corpus.jsonl.gz");
        BaseModel base = BaseModel.read(path("base.tlm"));
        assertThat(base.shape()).isEqualTo(new Shape(12, 32, 1, 32, 16));
        assertThat(Files.readAllLines(path("curve.csv")).getFirst()).isEqualTo("step,tokens,loss,seconds");
        assertThat(Files.readAllLines(path("curve.csv"))).hasSizeGreaterThan(5);

        fineTune("first.tla");
        fineTune("second.tla", "--parent", path("first.tla").toString());
        Adapter first = Adapter.read(Files.readAllBytes(path("first.tla")));
        Adapter second = Adapter.read(Files.readAllBytes(path("second.tla")));
        assertThat(second.parentDigest()).isEqualTo(first.digest());
        assertThat(second.baseDigest()).isEqualTo(base.digest());
    }

    @Test
    void plainAndCompressedCorporaGiveTheSameBase() throws IOException {
        preTrain("corpus.jsonl.gz");
        String compressed = BaseModel.read(path("base.tlm")).digest();
        preTrain("rows.jsonl");
        assertThat(BaseModel.read(path("base.tlm")).digest()).isEqualTo(compressed);
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Files.write(path("rows.jsonl"), List.of("[\"a>\", \"b\"]", "", "[\"a>\", 7]"));
        assertThatThrownBy(() -> preTrain("rows.jsonl"))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("rows.jsonl line 3");
    }

    @Test
    void rowsThatAreTooLongAreLeftOut() throws IOException {
        Files.write(path("rows.jsonl"), List.of("[\"a>\", \"b\"]", "[\"aaaaaaaaaaaaaaaaaaaaaa>\", \"b\"]"));
        Tokenizer tokenizer = Tokenizer.read(path("vocabulary"));
        try (SegmentFile rows = new SegmentFile(path("rows.jsonl"), tokenizer, 16, false)) {
            rows.next();
            assertThat(rows.hasNext()).isFalse();
            assertThat(rows.tooLong()).isEqualTo(1);
        }
    }

    @Test
    void wrongOptionsAreRefused() {
        assertThatThrownBy(() -> PreTrain.main(new String[] {"--corpsu", "x"})).hasMessageContaining("--corpsu");
        assertThatThrownBy(() -> PreTrain.main(new String[] {"--corpus", "x"})).hasMessageContaining("--vocabulary");
        assertThatThrownBy(() -> FineTune.main(new String[] {"--base"})).hasMessageContaining("needs a value");
    }

    private void preTrain(String corpus) throws IOException {
        PreTrain.main(("--width 32 --layers 1 --feed-forward 32 --max-tokens 16 --tokens 2000 --batch-tokens 200"
                        + " --seed 3 --threads 2 --corpus %s --vocabulary %s --out %s --curve %s")
                .formatted(path(corpus), path("vocabulary"), path("base.tlm"), path("curve.csv"))
                .split(" "));
    }

    private void fineTune(String out, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--rank", "2", "--threads", "1"));
        options.addAll(List.of("--base", path("base.tlm").toString()));
        options.addAll(List.of("--rows", path("rows.jsonl").toString()));
        options.addAll(List.of("--out", path(out).toString()));
        options.addAll(List.of(more));
        FineTune.main(options.toArray(String[]::new));
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (char c : "abcdefgh".toCharArray()) {
            lines.add("[\"%s %s>\", \"%s\", \" >\", \"a\"]".formatted(c, c, c));
        }
        return lines;
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}
