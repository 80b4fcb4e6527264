/** The rules of a policy in plain language, each with the clause it comes from. */
package org.dipper.shell.rules;
