package dev.constellation.events;

import org.jspecify.annotations.Nullable;

/** A topic to write to. */
@FunctionalInterface
public interface Outlet {
    /** Writes a record and returns when the broker has it. */
    void send(byte @Nullable [] key, byte[] value);
}
