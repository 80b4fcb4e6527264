/** What sanctions on points would do: points withdrawn, point values found anew, and who receives what is freed. */
package org.dipper.supervision.sanction;
