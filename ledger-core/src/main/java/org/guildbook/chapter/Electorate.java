package org.guildbook.chapter;

import java.time.LocalDate;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Standings;
import org.guildbook.values.PartyId;

/** Who has a vote on the day of the meeting. */
record Electorate(RecordMeeting command, OfficeSeats seats, Standings standings) {

    boolean hasVote(PartyId party) {
        LocalDate day = command.effectiveOn();
        boolean good = standings.of(party).inGoodStanding(day);
        boolean resting = standings.of(party).history().restsOn(day);
        return command.kind() == MeetingKind.ASSEMBLY
                ? good
                        && (command.chapter() == null
                                || command.chapter().equals(standings.of(party).chapter()))
                : seats.heldBy(party, day).stream()
                        .anyMatch(
                                role -> OfficeRules.isForMembers(role) ? good : !(resting && OfficeRules.rests(role)));
    }

    /** On a board, a seat that rests counts as well. */
    int size() {
        return command.kind() == MeetingKind.ASSEMBLY
                ? (int) standings.known().stream()
                        .map(Standing::party)
                        .filter(this::hasVote)
                        .count()
                : seats.holdersOn(command.effectiveOn()).size();
    }
}
