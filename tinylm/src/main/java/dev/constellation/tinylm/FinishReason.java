package dev.constellation.tinylm;

/** Why a completion ended. */
public enum FinishReason {
    /** The model wrote its end-of-text token or one of the stop strings. */
    STOP,
    /** The requested number of tokens or the context was used up. */
    LENGTH
}
