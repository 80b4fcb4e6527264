/** What people can type: commands, options, parsing and completion, on top of Spring Shell. Computes nothing. */
package org.dipper.shell.command;
