/// The document: files whose text is the truth, what they parse to, and where boxes stand.
@NullMarked
package io.netwright.model.lab;

import org.jspecify.annotations.NullMarked;
