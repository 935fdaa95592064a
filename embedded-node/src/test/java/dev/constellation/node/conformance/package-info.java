/**
 * What every model node keeps to, written against a base URL: a test class that implements {@link
 * dev.constellation.node.conformance.ModelNodeContract} runs it against its node.
 */
package dev.constellation.node.conformance;
