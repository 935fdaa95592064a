package dev.constellation.tinylm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns text into token ids and back.
 *
 * <p>Id 0 stands for an unknown character, 1 for end-of-text, and the pieces follow. Up to and including the first
 * <em>code start</em> character, text is cut into single characters; after it, into the longest pieces that match. So
 * a piece such as {@code "GetToken(x, "} never captures user data that happens to look like it.
 */
public final class Tokenizer {
    static final int UNKNOWN = 0;
    static final int EOS = 1;

    private static final String UNKNOWN_TEXT = "\uFFFD";

    private final List<String> pieces;
    private final char codeStart;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int longest;

    private Tokenizer(List<String> pieces, char codeStart) {
        this.pieces = List.copyOf(pieces);
        this.codeStart = codeStart;
        for (String piece : pieces) {
            require(!piece.isEmpty(), "pieces must not contain an empty string");
            require(
                    ids.put(piece, ids.size() + 2) == null,
                    "pieces must differ but " + JsonStrings.quote(piece) + " is there twice");
        }
        require(
                ids.containsKey(String.valueOf(codeStart)),
                "codeStart " + JsonStrings.quote(String.valueOf(codeStart)) + " must be one of the pieces");
        this.longest = pieces.stream().mapToInt(String::length).max().orElseThrow();
    }

    /**
     * Makes a tokenizer.
     *
     * @param pieces the vocabulary without the two special tokens, in the order of its ids
     * @param codeStart the character after which pieces of more than one character match; one of the pieces
     */
    public static Tokenizer of(List<String> pieces, char codeStart) {
        return new Tokenizer(pieces, codeStart);
    }

    /**
     * Reads a vocabulary: one JSON string literal a line, the first the code start, the others the pieces.
     *
     * @throws MalformedModelException when a line is not such a literal or the pieces are refused
     */
    public static Tokenizer read(Path vocabularyFile) throws IOException {
        List<String> lines = Files.readAllLines(vocabularyFile, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .toList();
        try {
            require(lines.size() >= 2, "a code start and at least one piece are needed");
            String codeStart = JsonStrings.parseString(lines.getFirst());
            require(codeStart.length() == 1, "the code start must be one character but is " + lines.getFirst());
            List<String> pieces =
                    lines.stream().skip(1).map(JsonStrings::parseString).toList();
            return new Tokenizer(pieces, codeStart.charAt(0));
        } catch (IllegalArgumentException e) {
            throw new MalformedModelException(vocabularyFile.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Encodes text that begins outside of code. */
    public int[] encode(String text) {
        int start = text.indexOf(codeStart);
        int[] ids = new int[text.length()];
        int count = 0;
        int plainEnd = start < 0 ? text.length() : start + 1;
        for (int i = 0; i < plainEnd; i++) {
            ids[count++] = id(text.substring(i, i + 1));
        }
        return encodeCode(text, plainEnd, ids, count);
    }

    /** Encodes text that continues after a code start. */
    public int[] encodeCode(String code) {
        return encodeCode(code, 0, new int[code.length()], 0);
    }

    private int[] encodeCode(String text, int from, int[] ids, int count) {
        for (int i = from; i < text.length(); ) {
            int length = Math.min(longest, text.length() - i);
            while (length > 1 && id(text.substring(i, i + length)) == UNKNOWN) {
                length--;
            }
            ids[count++] = id(text.substring(i, i + length));
            i += length;
        }
        return Arrays.copyOf(ids, count);
    }

    /** The text of the tokens; end-of-text has none, and an unknown token is U+FFFD. */
    public String decode(int[] tokens) {
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            text.append(text(token));
        }
        return text.toString();
    }

    /** Number of ids: the pieces and the two special tokens. */
    public int size() {
        return pieces.size() + 2;
    }

    /** The piece of an id, {@code "<unk>"} or {@code "<eos>"}. */
    public String piece(int token) {
        return switch (token) {
            case UNKNOWN -> "<unk>";
            case EOS -> "<eos>";
            default -> pieces.get(token - 2);
        };
    }

    /** The id of the end-of-text token. */
    public int eos() {
        return EOS;
    }

    char codeStart() {
        return codeStart;
    }

    List<String> pieces() {
        return pieces;
    }

    String text(int token) {
        return switch (token) {
            case UNKNOWN -> UNKNOWN_TEXT;
            case EOS -> "";
            default -> pieces.get(token - 2);
        };
    }

    private int id(String piece) {
        return ids.getOrDefault(piece, UNKNOWN);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
