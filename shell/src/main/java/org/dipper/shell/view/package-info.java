/** How an answer looks: aligned table, json or csv. Knows no command and no file. */
package org.dipper.shell.view;
