/** Runs jobs in a process of their own by way of spark-submit and listens to their events. Has no Spark itself. */
package org.dipper.shell.job;
