/**
 * Made-up prefectures of any size in the national settlement-list layout: same seed and size, same bytes, however the work
 * is spread. Blocks of cases are made in plain Java, one after another; Spark only hands out files. Nothing here is a real
 * person, hospital or price.
 */
package org.dipper.generator;
