/**
 * What a notebook needs: a Java kernel, the published tables, and tables and charts to show. Computes nothing of its own;
 * every figure comes from a published table.
 */
package org.dipper.notebook;
