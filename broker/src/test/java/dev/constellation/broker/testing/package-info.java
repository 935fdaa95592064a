/** The Kafka that tests of every module run against. */
package dev.constellation.broker.testing;
