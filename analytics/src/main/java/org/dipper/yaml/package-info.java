/** YAML files read strictly, with line-precise refusals. Knows nothing of what the files mean. */
package org.dipper.yaml;
