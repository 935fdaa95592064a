package dev.constellation.tinylm;

/** A vocabulary, base or adapter file does not hold what it should; the message names the file and what is wrong. */
public final class MalformedModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param source file name or description of the bytes
     * @param problem what is wrong with it
     */
    public MalformedModelException(String source, String problem) {
        super(source + ": " + problem);
    }
}
