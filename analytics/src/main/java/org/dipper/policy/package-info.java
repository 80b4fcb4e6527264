/** The region's rules of one year as immutable records, read from YAML, validated and hashed. No Spark. */
package org.dipper.policy;
