/** Monthly early warning for county communities and institutions: rules over small monthly series, episodes, forecasts. */
package org.dipper.supervision.warning;
