/** A tiny domain, chunks and a log for the verifier's tests. */
package dev.constellation.verifier.testing;
