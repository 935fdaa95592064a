package dev.constellation.study.rest;

/**
 * Body of an answer that is not a success.
 *
 * @param message what was wrong
 */
public record Message(String message) {}
