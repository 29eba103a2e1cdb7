package org.guildbook.api.endpoints;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;

/** A question about a community: on which day it is asked, and which position the answer must have reached. */
public final class Read {

    private final Reads reads;
    private final CommunityId community;
    private final LocalDate today;
    private final long position;

    Read(Reads reads, CommunityId community, LocalDate today, long position) {
        this.reads = reads;
        this.community = community;
        this.today = today;
        this.position = position;
    }

    public CommunityId community() {
        return community;
    }

    /** The day in the community's time zone. */
    public LocalDate today() {
        return today;
    }

    /** The answer, once it takes the wanted position into account. */
    public <T> T answer(Function<T, AsOf> asOf, Supplier<T> question) {
        return reads.until(question, answer -> asOf.apply(answer).position() >= position);
    }

    /** The answer where there may be none: then the thing is not found. */
    public <T> T found(Function<T, AsOf> asOf, Supplier<Optional<T>> question) {
        return reads.until(
                        question,
                        answer -> answer.map(asOf)
                                .map(seen -> seen.position() >= position)
                                .orElse(position < 0))
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND));
    }
}
