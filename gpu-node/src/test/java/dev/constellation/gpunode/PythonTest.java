package dev.constellation.gpunode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tests that are written in Python, each as a test of its own, and what keeps Python code in form. */
@Tag("slow")
class PythonTest {
    private static final Path REPORT = GpuNode.FOLDER.resolve("target/pytest.xml");

    @BeforeAll
    static void install() throws InterruptedException {
        GpuNode.install();
    }

    @TestFactory
    Stream<DynamicTest> everyTestPasses() throws Exception {
        Files.deleteIfExists(REPORT);
        run("-m", "pytest", "--quiet", "--junitxml=" + REPORT, "tests");
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getElementsByTagName("testcase");
        assertThat(cases.getLength()).isPositive();
        return IntStream.range(0, cases.getLength()).mapToObj(i -> test((Element) cases.item(i)));
    }

    @Test
    void theTypesFit() throws Exception {
        assertThat(run("-m", "mypy")).isZero();
    }

    @Test
    void theFormIsKept() throws Exception {
        assertThat(run("-m", "ruff", "check", "src", "tests", "bench")).isZero();
        assertThat(run("-m", "ruff", "format", "--check", "src", "tests", "bench"))
                .isZero();
    }

    private static DynamicTest test(Element found) {
        return DynamicTest.dynamicTest(found.getAttribute("name"), () -> {
            for (String problem : List.of("failure", "error")) {
                NodeList problems = found.getElementsByTagName(problem);
                assertThat(problems.getLength())
                        .as(() -> problems.item(0).getTextContent())
                        .isZero();
            }
        });
    }

    private static int run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(GpuNode.FOLDER.resolve(".venv/bin/python").toString());
        command.addAll(List.of(arguments));
        return GpuNode.run(command.toArray(String[]::new));
    }
}
