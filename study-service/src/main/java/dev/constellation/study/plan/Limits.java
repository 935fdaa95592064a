package dev.constellation.study.plan;

/**
 * Bounds of a run that change no figure.
 *
 * @param requestsAhead most chunks and scoring requests that are asked for and not answered
 * @param attempts how often one id is asked for before an environment failure ends the study
 */
public record Limits(int requestsAhead, int attempts) {
    /** Refuses bounds under which nothing would happen. */
    public Limits {
        if (requestsAhead < 1) {
            throw new IllegalArgumentException("requests-ahead: %d, at least 1 is needed".formatted(requestsAhead));
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: %d, at least 1 is needed".formatted(attempts));
        }
    }
}
