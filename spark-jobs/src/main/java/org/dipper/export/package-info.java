/** Files that leave the warehouse: CSV for people and other cities, Arrow for other programs. Same rows, same bytes. */
package org.dipper.export;
