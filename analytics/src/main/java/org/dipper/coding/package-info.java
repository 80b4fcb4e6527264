/** ICD-10 and ICD-9-CM-3 codes: normalising, category and subcategory, packing into numbers, ranges, and the code tables of a region. */
package org.dipper.coding;
