package dev.constellation.protocol;

/**
 * Answer of {@code POST /v1/files} and {@code GET /v1/files/{id}}.
 *
 * @param id follows from the content
 * @param object always {@code file}
 * @param bytes size
 * @param filename as uploaded
 * @param purpose always {@code fine-tune}
 */
public record StoredFile(String id, String object, long bytes, String filename, String purpose) {}
