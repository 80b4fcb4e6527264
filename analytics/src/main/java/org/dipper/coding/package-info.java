/** ICD-10 and ICD-9-CM-3 codes: normalising, category and subcategory, packing into numbers. */
package org.dipper.coding;
