package org.guildbook.api.endpoints;

import java.time.Clock;
import java.util.List;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.pending.PendingCommands;
import org.guildbook.api.problem.ApiPaths;
import org.guildbook.api.proofs.Receipts;
import org.guildbook.api.security.Identities;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Ledger;
import org.guildbook.journal.Journal;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.privacies.Privacies;
import org.guildbook.values.Quarter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The routes under {@code /v1}. */
@Configuration(proxyBeanMethods = false)
@Import({
    AdmissionEndpoint.class,
    CaseEndpoint.class,
    BoardEndpoint.class,
    ChapterEndpoint.class,
    CommunityEndpoint.class,
    ConductEndpoint.class,
    ContributionEndpoint.class,
    DuesEndpoint.class,
    EntryEndpoint.class,
    ExpenseEndpoint.class,
    ExportEndpoint.class,
    FeeAccountEndpoint.class,
    GroupEndpoint.class,
    IdentityEndpoint.class,
    LeaderboardEndpoint.class,
    LogEndpoint.class,
    MemberEndpoint.class,
    MembershipEndpoint.class,
    OfficeEndpoint.class,
    OpenApiConfiguration.class,
    PendingEndpoint.class,
    PersonalDataEndpoint.class,
    PointsEndpoint.class,
    PrivacyEndpoint.class,
    PolicyEndpoint.class,
    ProofEndpoint.class,
    ReceiptEndpoint.class,
    ReferralEndpoint.class,
    RollEndpoint.class,
    SanctionEndpoint.class,
    SigningKeyEndpoint.class,
    StructureEndpoint.class,
})
public class EndpointsConfiguration {

    @Bean
    JsonRules jsonRules() {
        return new JsonRules();
    }

    @Bean
    Writes writes(Ledger ledger) {
        return new Writes(ledger);
    }

    @Bean
    PendingCommands pendingCommands(JdbcClient db, Clock clock) {
        return new PendingCommands(db, clock);
    }

    @Bean
    TwoPersonWrites twoPersonWrites(Writes writes, PendingCommands pending, JsonMapper json, Clock clock) {
        return new TwoPersonWrites(writes, pending, json, clock);
    }

    @Bean
    Reads reads(Communities communities, Clock clock, LimitProperties limits, PlatformTransactionManager transactions) {
        return new Reads(communities, clock, limits, transactions);
    }

    @Bean
    StoredEntries storedEntries(Journal journal) {
        return new StoredEntries(journal);
    }

    @Bean
    VaultWrites vaultWrites(Writes writes, Vault vault) {
        return new VaultWrites(writes, vault);
    }

    @Bean
    OwnData ownData(
            Vault vault,
            Privacies privacies,
            MemberHistories histories,
            StoredEntries entries,
            Receipts receipts,
            JsonMapper json) {
        return new OwnData(vault, privacies, histories, entries, receipts, json);
    }

    @Bean
    WebMvcConfigurer requestArguments(Writes writes, Reads reads, Identities identities) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry formats) {
                formats.addConverter(String.class, Quarter.class, Quarter::parse);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new WriteResolver(writes, identities));
                resolvers.add(new ReadResolver(reads));
            }
        };
    }

    /** An answer that has not changed is not sent again; weak, because it speaks of the content and not of its bytes. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        ShallowEtagHeaderFilter etags = new ShallowEtagHeaderFilter();
        etags.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(etags);
        registration.addUrlPatterns(ApiPaths.VERSION_1 + "/*");
        return registration;
    }
}
