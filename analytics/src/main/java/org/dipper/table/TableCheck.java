package org.dipper.table;

/** A named condition that every row of a table fulfils, as portable SQL; Delta enforces it at each write. */
public record TableCheck(String name, String condition) {}
