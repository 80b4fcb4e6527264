/** Reads published tables through Delta Kernel, at the versions a publication names. Never writes. */
package org.dipper.shell.read;
