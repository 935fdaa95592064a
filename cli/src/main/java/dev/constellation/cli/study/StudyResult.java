package dev.constellation.cli.study;

/**
 * What a finished study found.
 *
 * @param text its tables, with the digest in their last line
 * @param digest digest of its scientific figures
 */
public record StudyResult(String text, String digest) {}
