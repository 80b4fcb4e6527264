/** The jobs: options in, tables read, steps run, results checked and published, an answer out. */
package org.dipper.jobs;
