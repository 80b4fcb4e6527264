package org.dipper.supervision.warning;

/**
 * A month of an episode: one alert of a subject and rule from its first month that fires to the one that closes it.
 *
 * @param month the month, yyyymm
 * @param signal what the month said
 * @param state how far the alert has come by the end of the month
 * @param start the month that opened it
 * @param months how many months it has lasted, this one included
 */
public record EpisodeMonth(int month, Signal signal, EpisodeState state, int start, int months) {}
