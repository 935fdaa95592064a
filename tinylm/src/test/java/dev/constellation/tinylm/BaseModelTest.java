package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseModelTest {
    private final BaseModel model = TinyModels.base();

    @TempDir
    private Path folder;

    @Test
    void aWrittenModelReadsTheSame() throws IOException {
        Path file = folder.resolve("deep/base.tlm");
        model.write(file);
        BaseModel read = BaseModel.read(file);
        assertThat(read.digest()).isEqualTo(model.digest()).matches("[0-9a-f]{64}");
        assertThat(read.shape()).isEqualTo(model.shape());
        assertThat(read.metadata()).containsEntry("made-by", "test");
        assertThat(read.tokenizer().pieces()).isEqualTo(model.tokenizer().pieces());
        assertThat(read.parameters()).isEqualTo(model.parameters());
    }

    @Test
    void aStreamReadsAsAFile() throws IOException {
        Path file = folder.resolve("base.tlm");
        model.write(file);
        assertThat(BaseModel.read(new ByteArrayInputStream(Files.readAllBytes(file)))
                        .digest())
                .isEqualTo(model.digest());
    }

    @Test
    void quantizingTwiceChangesNothingButRounding() {
        ParameterLayout layout = new ParameterLayout(model.shape());
        BaseModel again = BaseModel.quantize(model.shape(), model.tokenizer(), model.metadata(), model.parameters());
        for (int i = 0; i < layout.size(); i++) {
            assertThat(again.parameters()[i]).isCloseTo(model.parameters()[i], Offset.offset(0.02f));
        }
    }

    @Test
    void embeddingsAndNormsKeepElevenBits() {
        float[] trained = TinyModels.parameters(model.shape()).values();
        ParameterLayout layout = new ParameterLayout(model.shape());
        for (int i = 0; i < layout.size(); i++) {
            if (i < layout.embeddingSize() || i >= layout.normsStart()) {
                float bound = Math.abs(trained[i]) / 2048 + 1e-7f;
                assertThat(model.parameters()[i]).isCloseTo(trained[i], Offset.offset(bound));
            }
        }
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] bytes = bytes();
        assertRefused(Arrays.copyOf(bytes, bytes.length - 1), "truncated");
        assertRefused(Arrays.copyOf(bytes, 12), "truncated");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        assertRefused(new byte[0], "does not begin with TINYLM.B");
        assertRefused(TinyModels.adapter(model, 2).toBytes(), "does not begin with TINYLM.B");
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        byte[] bytes = bytes();
        bytes[11] = 9;
        assertRefused(bytes, "version 9");
    }

    @Test
    void aChangedByteIsRefused() throws IOException {
        byte[] bytes = bytes();
        bytes[bytes.length / 2] ^= 1;
        assertRefused(bytes, "corrupt");
    }

    @Test
    void surplusBytesAreRefused() throws IOException {
        byte[] bytes = bytes();
        assertRefused(Arrays.copyOf(bytes, bytes.length + 3), "3 bytes too many");
    }

    @Test
    void aShapeThatCannotBeIsRefused() throws IOException {
        byte[] sealed = new SealedBytes("TINYLM.B", 1).seal(out -> out.write(new byte[40]));
        assertRefused(sealed, "vocabulary must be between");
    }

    private byte[] bytes() throws IOException {
        Path file = folder.resolve("whole.tlm");
        model.write(file);
        return Files.readAllBytes(file);
    }

    private void assertRefused(byte[] bytes, String problem) throws IOException {
        Path file = folder.resolve("bad.tlm");
        Files.write(file, bytes);
        assertThatThrownBy(() -> BaseModel.read(file))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(problem);
    }
}
