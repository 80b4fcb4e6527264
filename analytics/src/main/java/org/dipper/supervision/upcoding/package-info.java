/** Rules that look for up-coding (高套编码) and points padding (冲点数): groups, costs, codes and growth against each other. */
package org.dipper.supervision.upcoding;
