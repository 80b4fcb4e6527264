/**
 * The command line: talks to people and scripts, reads published tables without Spark and starts jobs in their own
 * process. Knows no domain rule and no Spark.
 */
package org.dipper.shell;
