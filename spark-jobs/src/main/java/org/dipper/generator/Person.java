package org.dipper.generator;

/**
 * A made-up person.
 *
 * @param number the person number
 * @param sex {@code m} or {@code f}
 * @param birthDay the day of birth, days since 1970
 * @param pool the insurance pool: 310 employees, 390 residents
 * @param area the insured area
 */
record Person(String number, char sex, int birthDay, String pool, String area) {}
