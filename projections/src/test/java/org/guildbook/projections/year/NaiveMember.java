package org.guildbook.projections.year;

import static org.guildbook.rules.MembershipStatus.ACTIVE;
import static org.guildbook.rules.MembershipStatus.ADMITTED;
import static org.guildbook.rules.MembershipStatus.CLOSED;
import static org.guildbook.rules.MembershipStatus.DECEASED;
import static org.guildbook.rules.MembershipStatus.EXPELLED;
import static org.guildbook.rules.MembershipStatus.GRACE;
import static org.guildbook.rules.MembershipStatus.LAPSED;
import static org.guildbook.rules.MembershipStatus.NOT_A_MEMBER;
import static org.guildbook.rules.MembershipStatus.PAUSED;
import static org.guildbook.rules.MembershipStatus.RENEWAL_DUE;
import static org.guildbook.rules.MembershipStatus.RESIGNED;
import static org.guildbook.rules.MembershipStatus.SUSPENDED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** One member, with a calendar on which each day is painted in the colour of its status, later facts over earlier ones. */
final class NaiveMember {

    static final Set<MembershipStatus> BELONGS = EnumSet.of(ADMITTED, ACTIVE, RENEWAL_DUE, GRACE, SUSPENDED, PAUSED);
    static final Set<MembershipStatus> GOOD = EnumSet.of(ACTIVE, RENEWAL_DUE);
    static final Set<MembershipStatus> TAKES_PART = EnumSet.of(ACTIVE, RENEWAL_DUE, GRACE);

    /** No question is asked about a later day. */
    private static final LocalDate END_OF_TIME = LocalDate.of(2031, 1, 1);

    /** A term that was paid for; rests may end it later than {@code to}. */
    record Term(TermId id, LocalDate from, LocalDate to, LocalDate settledOn, TermBasis basis) {}

    final PartyId party;
    final MembershipId membership;
    final LocalDate admittedOn;
    final boolean opening;
    final NavigableMap<LocalDate, ChapterId> chapters = new TreeMap<>();
    final NavigableMap<LocalDate, Optional<GroupId>> groups = new TreeMap<>();
    final List<Term> terms = new ArrayList<>();
    boolean referred;

    @Nullable
    LocalDate expelledOn;

    @Nullable
    LocalDate diedOn;

    private final List<Days> pauses = new ArrayList<>();
    private final List<Days> suspensions = new ArrayList<>();
    private @Nullable LocalDate resignedOn;
    private @Nullable Map<LocalDate, MembershipStatus> painted;

    NaiveMember(PartyId party, MembershipId membership, LocalDate admittedOn, boolean opening, ChapterId chapter) {
        this.party = party;
        this.membership = membership;
        this.admittedOn = admittedOn;
        this.opening = opening;
        chapters.put(admittedOn, chapter);
    }

    void starts(Term term) {
        terms.add(term);
        painted = null;
    }

    void pauses(Days days) {
        pauses.add(days);
        painted = null;
    }

    void resumes(LocalDate day) {
        pauses.addLast(new Days(pauses.removeLast().from(), day));
        painted = null;
    }

    void isSuspended(Days days) {
        suspensions.add(days);
        painted = null;
    }

    void suspensionEnds(LocalDate day) {
        suspensions.addLast(new Days(suspensions.removeLast().from(), day));
        painted = null;
    }

    void resigns(LocalDate day) {
        resignedOn = day;
        painted = null;
    }

    boolean everPaused() {
        return !pauses.isEmpty();
    }

    MembershipStatus on(LocalDate day) {
        if (diedOn != null && !day.isBefore(diedOn)) {
            return DECEASED;
        }
        if (expelledOn != null && !day.isBefore(expelledOn)) {
            return EXPELLED;
        }
        if (painted == null) {
            painted = paint();
        }
        return painted.getOrDefault(day, NOT_A_MEMBER);
    }

    private Map<LocalDate, MembershipStatus> paint() {
        Map<LocalDate, MembershipStatus> calendar = new HashMap<>();
        if (!opening) {
            paint(calendar, new Days(admittedOn, admittedOn.plusDays(30)), ADMITTED);
        }
        for (Term term : terms) {
            LocalDate end = end(term);
            LocalDate graceEnd = end.plusDays(30);
            LocalDate closing = end.plusMonths(24);
            paint(calendar, new Days(term.from(), end), ACTIVE);
            Days window = new Days(end.minusDays(60), end);
            window.each().filter(day -> !renewedBy(end, day)).forEach(day -> calendar.put(day, RENEWAL_DUE));
            paint(calendar, new Days(end, graceEnd), GRACE);
            paint(calendar, new Days(graceEnd, closing), LAPSED);
            paint(calendar, new Days(closing, END_OF_TIME), CLOSED);
            for (Days pause : pauses) {
                pause.each().filter(new Days(term.from(), end)::has).forEach(day -> calendar.put(day, PAUSED));
            }
            for (Days suspension : suspensions) {
                suspension
                        .each()
                        .filter(new Days(term.from(), graceEnd)::has)
                        .forEach(day -> calendar.put(day, SUSPENDED));
            }
        }
        if (resignedOn != null) {
            paint(calendar, new Days(resignedOn, END_OF_TIME), RESIGNED);
        }
        return calendar;
    }

    private static void paint(Map<LocalDate, MembershipStatus> calendar, Days days, MembershipStatus status) {
        days.each().forEach(day -> calendar.put(day, status));
    }

    private boolean renewedBy(LocalDate end, LocalDate day) {
        return terms.stream()
                .anyMatch(next -> next.from().equals(end) && !next.settledOn().isAfter(day));
    }

    /** Members pause in a term whose successor is not paid for yet: that term gets the days. */
    LocalDate end(Term term) {
        long rested = pauses.stream()
                .filter(pause -> term.equals(termOn(pause.from())))
                .mapToLong(Days::count)
                .sum();
        return term.to().plusDays(rested);
    }

    /** The latest term that had begun by the day. */
    @Nullable
    Term termOn(LocalDate day) {
        Term latest = null;
        for (Term term : terms) {
            if (!term.from().isAfter(day)) {
                latest = term;
            }
        }
        return latest;
    }

    /** When the unbroken row of terms began that the day's term ends. */
    @Nullable
    LocalDate continuousSince(LocalDate day) {
        Term term = termOn(day);
        if (term == null) {
            return null;
        }
        LocalDate since = term.from();
        for (int i = terms.indexOf(term) - 1; i >= 0 && end(terms.get(i)).equals(since); i--) {
            since = terms.get(i).from();
        }
        return since;
    }

    ChapterId chapterOn(LocalDate day) {
        Map.Entry<LocalDate, ChapterId> entry = chapters.floorEntry(day);
        return entry == null ? chapters.firstEntry().getValue() : entry.getValue();
    }

    @Nullable
    GroupId groupOn(LocalDate day) {
        Map.Entry<LocalDate, Optional<GroupId>> entry = groups.floorEntry(day);
        return entry == null ? null : entry.getValue().orElse(null);
    }

    boolean belongs(LocalDate day) {
        return BELONGS.contains(on(day));
    }

    boolean inGoodStanding(LocalDate day) {
        return GOOD.contains(on(day));
    }

    boolean takesPart(LocalDate day) {
        return TAKES_PART.contains(on(day));
    }

    /** For the one who reads a failure. */
    @Override
    public String toString() {
        return "%s admitted %s, terms %s, pauses %s, suspensions %s, resigned %s, expelled %s, died %s"
                .formatted(party, admittedOn, terms, pauses, suspensions, resignedOn, expelledOn, diedOn);
    }
}
