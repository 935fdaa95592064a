/** The REST interface and the web page. */
@NullMarked
package dev.constellation.study.rest;

import org.jspecify.annotations.NullMarked;
