package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.List;

/** Reads and writes JSON string literals and arrays of them (RFC 8259), the only JSON that this module needs. */
final class JsonStrings {
    private final String json;
    private int at;

    private JsonStrings(String json) {
        this.json = json;
    }

    /** Parses a document that is one string literal. */
    static String parseString(String json) {
        JsonStrings parser = new JsonStrings(json);
        parser.skipSpace();
        String value = parser.string();
        parser.end();
        return value;
    }

    /** Parses a document that is an array of string literals. */
    static List<String> parseArray(String json) {
        JsonStrings parser = new JsonStrings(json);
        List<String> values = parser.array();
        parser.end();
        return values;
    }

    /** A string literal in ASCII. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private List<String> array() {
        List<String> values = new ArrayList<>();
        expect('[');
        skipSpace();
        if (peek() == ']') {
            at++;
            return values;
        }
        while (true) {
            skipSpace();
            values.add(string());
            skipSpace();
            if (peek() == ']') {
                at++;
                return values;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = json.charAt(at++);
            if (c < ' ') {
                throw problem("a control character must be escaped");
            }
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return value.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw problem("unknown escape \\" + c);
        };
    }

    private char unicode() {
        if (at + 4 > json.length()) {
            throw problem("the document ends early");
        }
        try {
            char c = (char) Integer.parseInt(json, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException e) {
            throw problem("\\u needs four hexadecimal digits");
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw problem("the document ends early");
        }
        return json.charAt(at);
    }

    private void expect(char c) {
        skipSpace();
        if (peek() != c) {
            throw problem("expected " + c);
        }
        at++;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private void end() {
        skipSpace();
        if (at < json.length()) {
            throw problem("unexpected text after the value");
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(
                "not a JSON string or array of strings: %s at column %d".formatted(what, at + 1));
    }
}
