/** Indicators, readmission pairs and leads with their evidence. A lead is a question, never a verdict. */
package org.dipper.supervision;
