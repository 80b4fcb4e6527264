/** Split admission (分解住院): links between stays in a row, the chains they form, and what the stays earned beyond one merged stay. */
package org.dipper.supervision.split;
