package org.guildbook.events;

import java.time.YearMonth;
import org.guildbook.values.ActivityId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting.Book;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** The computed tags: a closed list, part of the stored format. */
public final class Tags {

    /** Founding, founding phase, dissolution. */
    public static Tag community(CommunityId community) {
        return Tag.of("community", community);
    }

    public static Tag chapterCode(String code) {
        return new Tag("chapterCode", code);
    }

    /** One holder at a time where the role has a single seat. */
    public static Tag officeSeat(Role role, Scope scope) {
        return new Tag("officeSeat", role + "/" + scope);
    }

    public static Tag policyKind(String kind) {
        return new Tag("policyKind", kind);
    }

    /** Every erasure of a community. */
    public static Tag erasures() {
        return new Tag("erasure", "any");
    }

    public static Tag period(Book book, YearMonth month) {
        return new Tag("period", book + "/" + month);
    }

    public static Tag fund(String fund) {
        return new Tag("fund", fund);
    }

    public static Tag account(String account) {
        return new Tag("account", account);
    }

    /** One outside payment, under the hash of its reference and never the reference itself. */
    public static Tag externalRef(String method, Sha256 commitment) {
        return new Tag("externalRef", method + "/" + commitment);
    }

    /** Every fact that changes a balance of points. */
    public static Tag pointsOf(PartyId party) {
        return Tag.of("pointsOf", party);
    }

    public static Tag grantReason(String rule, String reason) {
        return new Tag("grantReason", rule + "/" + reason);
    }

    public static Tag grantBudget(String rule, Quarter quarter) {
        return new Tag("grantBudget", rule + "/" + quarter);
    }

    public static Tag attesterQuarter(PartyId attester, Quarter quarter) {
        return new Tag("attesterQuarter", attester + "/" + quarter);
    }

    public static Tag claimKey(@Nullable ActivityId activity, String category, PartyId member) {
        return new Tag("claimKey", (activity == null ? "none" : activity) + "/" + category + "/" + member);
    }

    private Tags() {}
}
