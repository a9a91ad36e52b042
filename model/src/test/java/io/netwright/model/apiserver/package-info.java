/// What the real API server says to objects, and that Netwright says the same.
@NullMarked
package io.netwright.model.apiserver;

import org.jspecify.annotations.NullMarked;
