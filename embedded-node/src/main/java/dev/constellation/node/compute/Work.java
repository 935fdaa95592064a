package dev.constellation.node.compute;

/** A part of a request that one thread carries out in bounded time. */
@FunctionalInterface
public interface Work<T> {
    /** Carries it out with the samplers of the executing thread. */
    T run(Samplers samplers);
}
