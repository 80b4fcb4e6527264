/** What can go wrong, in words people can act on, and the exit code it means. */
package org.dipper.errors;
