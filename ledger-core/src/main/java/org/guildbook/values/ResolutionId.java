package org.guildbook.values;

/**
 * A resolution: the meeting that voted on it, and its number.
 *
 * @param no from 1; one board gives it once
 */
public record ResolutionId(MeetingId meeting, int no) {}
