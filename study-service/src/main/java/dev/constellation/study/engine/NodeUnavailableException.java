package dev.constellation.study.engine;

/** The model node does not answer, so it is not known which models a study would use. */
public final class NodeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NodeUnavailableException(String url, Throwable cause) {
        super("the model node at %s does not answer: %s".formatted(url, cause.getMessage()), cause);
    }
}
