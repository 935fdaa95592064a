package dev.constellation.protocol.testing;

import java.nio.charset.StandardCharsets;

/** Reads the file out of a multipart form. */
final class Multipart {
    private static final String BOUNDARY = "boundary=";

    private Multipart() {}

    static byte[] file(String contentType, byte[] body) {
        String boundary = "--" + contentType.substring(contentType.indexOf(BOUNDARY) + BOUNDARY.length());
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int part = text.indexOf("name=\"file\"");
        int start = text.indexOf("\r\n\r\n", part) + 4;
        int end = text.indexOf("\r\n" + boundary, start);
        return text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
    }
}
