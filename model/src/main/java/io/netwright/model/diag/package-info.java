/// Messages by code, and faults in the user's input as values with their place in the text.
@NullMarked
package io.netwright.model.diag;

import org.jspecify.annotations.NullMarked;
