package dev.constellation.protocol;

/** An answer of a model node that lacks what the protocol promises. */
public final class MalformedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reports an answer; the message says what is missing. */
    public MalformedAnswerException(String message) {
        super(message);
    }
}
