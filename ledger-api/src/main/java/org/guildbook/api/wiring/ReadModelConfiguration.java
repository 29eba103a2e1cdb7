package org.guildbook.api.wiring;

import org.guildbook.projections.admissions.Admissions;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.projections.bodies.SilentGroups;
import org.guildbook.projections.cases.Cases;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.creditscore.CreditScores;
import org.guildbook.projections.duesstatus.DuesStatuses;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.leaderboard.Pseudonyms;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.RenewalRates;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.membershipstatus.Retentions;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.opentasks.OpenTasks;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.projections.policies.Policies;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.projections.referrals.ReferralTree;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be asked, one line per read model. */
@Configuration(proxyBeanMethods = false)
public class ReadModelConfiguration {

    @Bean
    Communities communities(JdbcClient db) {
        return new Communities(db);
    }

    @Bean
    Chapters chapters(JdbcClient db) {
        return new Chapters(db);
    }

    @Bean
    Boards boards(JdbcClient db) {
        return new Boards(db);
    }

    @Bean
    SilentGroups silentGroups(JdbcClient db) {
        return new SilentGroups(db);
    }

    @Bean
    MemberHistories memberHistories(JdbcClient db) {
        return new MemberHistories(db);
    }

    @Bean
    MembershipStatuses membershipStatuses(JdbcClient db) {
        return new MembershipStatuses(db);
    }

    @Bean
    Policies policies(JdbcClient db) {
        return new Policies(db);
    }

    @Bean
    Admissions admissions(JdbcClient db) {
        return new Admissions(db);
    }

    @Bean
    ReferralTree referralTree(JdbcClient db) {
        return new ReferralTree(db);
    }

    @Bean
    Renewals renewals(JdbcClient db) {
        return new Renewals(db);
    }

    @Bean
    RenewalRates renewalRates(JdbcClient db) {
        return new RenewalRates(db);
    }

    @Bean
    Retentions retentions(JdbcClient db) {
        return new Retentions(db);
    }

    @Bean
    OfficeHolders officeHolders(JdbcClient db) {
        return new OfficeHolders(db);
    }

    @Bean
    DuesStatuses duesStatuses(JdbcClient db) {
        return new DuesStatuses(db);
    }

    @Bean
    FeeAccounts feeAccounts(JdbcClient db) {
        return new FeeAccounts(db);
    }

    @Bean
    PointsAccounts pointsAccounts(JdbcClient db) {
        return new PointsAccounts(db);
    }

    @Bean
    Cases cases(JdbcClient db) {
        return new Cases(db);
    }

    @Bean
    OpenTasks openTasks(JdbcClient db) {
        return new OpenTasks(db);
    }

    @Bean
    CreditScores creditScores(JdbcClient db) {
        return new CreditScores(db);
    }

    @Bean
    Privacies privacies(JdbcClient db) {
        return new Privacies(db);
    }

    @Bean
    Leaderboards leaderboards(JdbcClient db) {
        return new Leaderboards(db, new Pseudonyms(new Secrets(db).of("leaderboard-pseudonyms")));
    }
}
