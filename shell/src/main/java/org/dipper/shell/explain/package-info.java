/** Why a case was grouped, scored and paid as it was, step by step, from the published tables alone. */
package org.dipper.shell.explain;
