/** Institution coefficients (医疗机构调节系数) measured from the history of a catalog: by class, case-mix adjusted, base and bonus, by disease. */
package org.dipper.catalog.coefficient;
