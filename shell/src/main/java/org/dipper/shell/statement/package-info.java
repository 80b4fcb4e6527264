/** The statement of one institution's settlement year, from the published tables alone: lines that an accountant checks with a calculator. */
package org.dipper.shell.statement;
