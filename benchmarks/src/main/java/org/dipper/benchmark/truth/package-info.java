/**
 * How well leads find what was planted: leads and labels in, precision, recall and false leads out. Knows no file, no Spark and
 * no rule; the product in turn knows nothing of it.
 */
package org.dipper.benchmark.truth;
