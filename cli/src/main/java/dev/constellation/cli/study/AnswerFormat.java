package dev.constellation.cli.study;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the answer of a query is printed. */
public enum AnswerFormat {
    /** Columns for a person to read; line breaks in values are written as {@code \n}. */
    TABLE {
        @Override
        public void print(QueryAnswer answer, PrintStream out) {
            int[] widths = widths(answer);
            out.println(line(answer, widths, names(answer)));
            out.println("-".repeat(Arrays.stream(widths).sum() + 2 * Math.max(0, widths.length - 1)));
            for (List<@Nullable String> row : answer.rows()) {
                out.println(line(answer, widths, row));
            }
            out.printf("(%d %s)%n", answer.rows().size(), answer.rows().size() == 1 ? "row" : "rows");
        }
    },

    /** RFC 4180 with a header; NULL is an empty field, an empty text a quoted one. */
    CSV {
        @Override
        public void print(QueryAnswer answer, PrintStream out) {
            StringWriter text = new StringWriter();
            try (CsvWriter csv =
                    CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(text)) {
                csv.writeRecord(names(answer));
                answer.rows().forEach(csv::writeRecord);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.print(text);
        }
    },

    /** An array with an object for each row; numbers and booleans as such. */
    JSON {
        @Override
        public void print(QueryAnswer answer, PrintStream out) {
            List<String> objects = new ArrayList<>();
            for (List<@Nullable String> row : answer.rows()) {
                objects.add(System.lineSeparator() + object(answer, row));
            }
            out.println("[" + String.join(",", objects) + "]");
        }
    };

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Prints an answer. */
    public abstract void print(QueryAnswer answer, PrintStream out);

    private static List<@Nullable String> names(QueryAnswer answer) {
        List<@Nullable String> names = new ArrayList<>();
        answer.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static int[] widths(QueryAnswer answer) {
        return IntStream.range(0, answer.columns().size())
                .map(i -> Math.max(
                        answer.columns().get(i).name().length(),
                        answer.rows().stream()
                                .mapToInt(row -> shown(row.get(i)).length())
                                .max()
                                .orElse(0)))
                .toArray();
    }

    private static String line(QueryAnswer answer, int[] widths, List<@Nullable String> row) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> {
                    String sign = answer.columns().get(i).isNumber() ? "" : "-";
                    return String.format("%" + sign + Math.max(1, widths[i]) + "s", shown(row.get(i)));
                })
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String shown(@Nullable String value) {
        return value == null
                ? "NULL"
                : value.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t");
    }

    private static String object(QueryAnswer answer, List<@Nullable String> row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = MAPPER.createGenerator(text)) {
            generator.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                generator.writeFieldName(answer.columns().get(i).name());
                write(generator, answer.columns().get(i), row.get(i));
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, QueryAnswer.Column column, @Nullable String value)
            throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (column.isBoolean()) {
            generator.writeBoolean(Boolean.parseBoolean(value));
        } else if (column.isNumber() && !value.endsWith("NaN") && !value.endsWith("Infinity")) {
            generator.writeNumber(value);
        } else {
            generator.writeString(value);
        }
    }
}
