/** The words between a job's process and the shell: one JSON object a line on the job's standard output. */
package org.dipper.protocol;
