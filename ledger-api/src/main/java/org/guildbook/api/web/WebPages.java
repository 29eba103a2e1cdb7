package org.guildbook.api.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All pages, one line each. */
@Configuration(proxyBeanMethods = false)
@Import({
    Languages.class,
    PageFrames.class,
    Visitors.class,
    HomePage.class,
    FeesPage.class,
    LeaderboardPage.class,
    MemberPage.class,
    PrivacyPage.class,
    OperationsPage.class,
    EntryPage.class,
    ReceiptPage.class,
    VerifyPage.class,
    SignInPage.class,
    ErrorPages.class
})
public class WebPages {}
