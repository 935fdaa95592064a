package dev.constellation.core.study;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Task;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a definition by path, such as {@code critic.training.rank}, each as text: what two studies differ in is
 * what differs here. It walks the records of the definition, so a field that is added to them is listed without further
 * care. Elements of a list that have a name stand under it; tasks of a file are given by their number and digest.
 */
public final class DefinitionFields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private DefinitionFields() {}

    /** All fields besides the study's name, in the order of the definition. */
    public static Map<String, String> of(StudyDefinition definition) {
        DefinitionFields fields = new DefinitionFields();
        fields.addRecord("", definition);
        fields.fields.remove("name");
        return fields.fields;
    }

    private void add(String path, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresentOrElse(some -> add(path, some), () -> put(path, "none"));
            case List<?> list -> addList(path, list);
            case Record composite -> addRecord(path + ".", composite);
            default -> put(path, value.toString());
        }
    }

    private void addList(String path, List<?> list) {
        if (!list.isEmpty() && list.stream().allMatch(Task.class::isInstance)) {
            List<String> ids = list.stream().map(task -> ((Task) task).id()).toList();
            put(
                    path,
                    "%d, %s"
                            .formatted(
                                    ids.size(), Digest.of("tasks").addAll(ids).id()));
        } else if (list.stream().anyMatch(Record.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                Object element = list.get(i);
                add(path + "." + name(element).orElse(Integer.toString(i)), element);
            }
        } else {
            put(path, list.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
    }

    private void addRecord(String prefix, Record composite) {
        for (RecordComponent component : composite.getClass().getRecordComponents()) {
            add(prefix + component.getName(), value(composite, component));
        }
    }

    private static Optional<String> name(Object element) {
        return element instanceof Record composite
                ? Stream.of(composite.getClass().getRecordComponents())
                        .filter(component -> component.getName().equals("name"))
                        .map(component -> value(composite, component).toString())
                        .findFirst()
                : Optional.empty();
    }

    private void put(String path, String value) {
        fields.put(path, value);
    }

    private static Object value(Record composite, RecordComponent component) {
        try {
            return component.getAccessor().invoke(composite);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("record %s cannot be read".formatted(composite.getClass()), e);
        }
    }
}
