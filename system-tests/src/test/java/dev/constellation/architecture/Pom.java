package dev.constellation.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What a {@code pom.xml} declares. */
final class Pom {
    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    static Pom of(Path folder) throws Exception {
        return new Pom(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("pom.xml").toFile()));
    }

    List<String> modules() {
        return elements("module").map(Node::getTextContent).toList();
    }

    /** Artifacts of this project that are declared with one of the scopes. */
    List<String> own(String... scopes) {
        return elements("dependency")
                .filter(dependency -> text(dependency, "groupId", "").equals("dev.constellation"))
                .filter(dependency -> List.of(scopes).contains(text(dependency, "scope", "compile")))
                .map(dependency -> text(dependency, "artifactId", ""))
                .toList();
    }

    private Stream<Element> elements(String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static String text(Element element, String child, String otherwise) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? otherwise : found.item(0).getTextContent();
    }
}
