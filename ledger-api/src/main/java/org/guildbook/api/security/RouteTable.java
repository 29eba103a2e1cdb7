package org.guildbook.api.security;

import static org.guildbook.api.security.Caller.ADMISSION_SECRETARY;
import static org.guildbook.api.security.Caller.AUDITOR;
import static org.guildbook.api.security.Caller.BOARD_MEMBER;
import static org.guildbook.api.security.Caller.CHAPTER_LEAD;
import static org.guildbook.api.security.Caller.CONTROLLER;
import static org.guildbook.api.security.Caller.GUARDIAN;
import static org.guildbook.api.security.Caller.INTEGRATOR;
import static org.guildbook.api.security.Caller.OPERATOR;
import static org.guildbook.api.security.Caller.OWNER;
import static org.guildbook.api.security.Caller.PARTY;
import static org.guildbook.api.security.Caller.PUBLIC;
import static org.guildbook.api.security.Caller.SELF;
import static org.guildbook.api.security.Caller.SIGNED_IN;
import static org.guildbook.api.security.Caller.STAFF;
import static org.guildbook.api.security.Caller.SUPERVISOR;
import static org.guildbook.api.security.Caller.TREASURER;
import static org.guildbook.api.security.Route.get;
import static org.guildbook.api.security.Route.post;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every route and who may call it; a route that is not here is denied.
 *
 * <p>A write is open to every party of the community: whether it holds the office the matter demands is decided by the
 * ledger inside the consistency boundary of the append ({@code not-authorised}), never by a read model.
 */
public final class RouteTable {

    private static final String COMMUNITY = "/v1/communities/{community}";
    private static final String MEMBER = COMMUNITY + "/members/{party}";

    private static final List<Route> WRITES = List.of(
            post("/v1/communities", OPERATOR),
            post(COMMUNITY + "/founding-phase/closings", PARTY),
            post(COMMUNITY + "/signing-key-rotations", PARTY),
            post(COMMUNITY + "/restorations", PARTY),
            post(COMMUNITY + "/chapters", PARTY),
            post(COMMUNITY + "/groups", PARTY),
            post(COMMUNITY + "/chapters/{chapter}/dissolutions", PARTY),
            post(COMMUNITY + "/chapters/{chapter}/intakes", PARTY),
            post(COMMUNITY + "/boards", PARTY),
            post(COMMUNITY + "/boards/{board}/teams", PARTY),
            post(COMMUNITY + "/boards/{board}/meetings", PARTY),
            post(COMMUNITY + "/committees", PARTY),
            post(COMMUNITY + "/committees/{committee}/discharges", PARTY),
            post(COMMUNITY + "/ownership-transfers", PARTY),
            post(COMMUNITY + "/groups/{group}/seats", PARTY),
            post(COMMUNITY + "/groups/{group}/departures", PARTY),
            post(COMMUNITY + "/groups/{group}/meetings", PARTY),
            post(COMMUNITY + "/groups/{group}/splits", PARTY),
            post(COMMUNITY + "/groups/{group}/mergers", PARTY),
            post(COMMUNITY + "/groups/{group}/dissolutions", PARTY),
            post(COMMUNITY + "/offices", PARTY),
            post(COMMUNITY + "/offices/{office}/vacations", PARTY),
            post(COMMUNITY + "/founding-members", PARTY),
            post(COMMUNITY + "/imports", STAFF),
            post(COMMUNITY + "/imports/{job}/confirmations", OWNER),
            post(COMMUNITY + "/policies", PARTY),
            post(COMMUNITY + "/invitations", PARTY),
            post(COMMUNITY + "/referrals", PARTY),
            post(COMMUNITY + "/referrals/{referral}/acceptances", PARTY),
            post(COMMUNITY + "/referrals/{referral}/refusals", PARTY),
            post(COMMUNITY + "/referrals/{referral}/withdrawals", PARTY),
            post(COMMUNITY + "/referrals/{referral}/stage-reversals", PARTY),
            post(COMMUNITY + "/applications", PARTY),
            post(COMMUNITY + "/applications/{application}/screenings", PARTY),
            post(COMMUNITY + "/applications/{application}/interviewers", PARTY),
            post(COMMUNITY + "/applications/{application}/recusals", PARTY),
            post(COMMUNITY + "/applications/{application}/interviews", PARTY),
            post(COMMUNITY + "/applications/{application}/withdrawals", PARTY),
            post(COMMUNITY + "/applications/{application}/deferrals", PARTY),
            post(COMMUNITY + "/applications/{application}/rejections", PARTY),
            post(COMMUNITY + "/applications/{application}/admissions", PARTY),
            post(COMMUNITY + "/memberships/{membership}/pauses", PARTY),
            post(COMMUNITY + "/memberships/{membership}/resumptions", PARTY),
            post(COMMUNITY + "/memberships/{membership}/resignations", PARTY),
            post(COMMUNITY + "/memberships/{membership}/reinstatements", PARTY),
            post(COMMUNITY + "/memberships/{membership}/types", PARTY),
            post(COMMUNITY + "/memberships/{membership}/transfers", PARTY),
            post(COMMUNITY + "/memberships/{membership}/transfers/approvals", PARTY),
            post(COMMUNITY + "/memberships/{membership}/transfers/refusals", PARTY),
            post(COMMUNITY + "/honorary-memberships", PARTY),
            post(COMMUNITY + "/honorary-memberships/withdrawals", PARTY),
            post(COMMUNITY + "/deaths", PARTY),
            post(COMMUNITY + "/cases", PARTY),
            post(COMMUNITY + "/cases/{case}/openings", PARTY),
            post(COMMUNITY + "/cases/{case}/handlers", PARTY),
            post(COMMUNITY + "/cases/{case}/recusals", PARTY),
            post(COMMUNITY + "/cases/{case}/statements", PARTY),
            post(COMMUNITY + "/cases/{case}/decisions", PARTY),
            post(COMMUNITY + "/cases/{case}/appeals", PARTY),
            post(COMMUNITY + "/cases/{case}/appeal-decisions", PARTY),
            post(COMMUNITY + "/cases/{case}/warnings", PARTY),
            post(COMMUNITY + "/cases/{case}/suspensions", PARTY),
            post(COMMUNITY + "/cases/{case}/liftings", PARTY),
            post(COMMUNITY + "/cases/{case}/expulsions", PARTY),
            post(COMMUNITY + "/cases/{case}/expulsion-reversals", PARTY),
            post(COMMUNITY + "/contributions", PARTY, INTEGRATOR),
            post(COMMUNITY + "/contributions/{contribution}/attestations", PARTY),
            post(COMMUNITY + "/dues-schedules", PARTY),
            post(COMMUNITY + "/invoices", PARTY, INTEGRATOR),
            post(COMMUNITY + "/invoices/{invoice}/voidings", PARTY),
            post(COMMUNITY + "/invoices/{invoice}/waivers", PARTY),
            post(COMMUNITY + "/payments", PARTY, INTEGRATOR),
            post(COMMUNITY + "/expenses", PARTY),
            post(COMMUNITY + "/expenses/{expense}/approvals", PARTY),
            post(COMMUNITY + "/expenses/{expense}/payments", PARTY),
            post(COMMUNITY + "/grant-budgets", PARTY),
            post(COMMUNITY + "/grants", PARTY),
            post(COMMUNITY + "/tips", PARTY),
            post(COMMUNITY + "/pending/{pending}/confirmations", PARTY),
            post(MEMBER + "/registrations", SELF, STAFF),
            post(MEMBER + "/personal-data", SELF, STAFF),
            post(MEMBER + "/privacy-preferences", PARTY),
            post(MEMBER + "/consents", SELF),
            post(MEMBER + "/consents/withdrawals", SELF),
            post(MEMBER + "/confidential-flags", PARTY),
            post(MEMBER + "/confidential-flags/clearings", PARTY),
            post(MEMBER + "/erasures", PARTY));

    private static final List<Route> READS = List.of(
            get("/v1/me", SIGNED_IN),
            get("/v1/communities", PUBLIC),
            get(COMMUNITY, PUBLIC),
            get(COMMUNITY + "/head", PUBLIC),
            get(COMMUNITY + "/entries/{position}", PUBLIC),
            get(COMMUNITY + "/entries/{position}/leaf", PUBLIC),
            get(COMMUNITY + "/entries/{position}/sealed", PARTY),
            get(COMMUNITY + "/entries/{position}/receipt", PARTY),
            get(COMMUNITY + "/entries/{position}/inclusion", PUBLIC),
            get(COMMUNITY + "/consistency", PUBLIC),
            get(COMMUNITY + "/log/checkpoint", PUBLIC),
            get(COMMUNITY + "/log/tile/**", PUBLIC),
            get(COMMUNITY + "/log/key", PUBLIC),
            get(COMMUNITY + "/export", PUBLIC),
            get(COMMUNITY + "/export/opened", PARTY),
            get(COMMUNITY + "/policies", PUBLIC),
            get(COMMUNITY + "/chapters", PUBLIC),
            get(COMMUNITY + "/chapters/{chapter}/groups", PUBLIC),
            get(
                    COMMUNITY + "/chapters/{chapter}/applications",
                    ADMISSION_SECRETARY,
                    BOARD_MEMBER,
                    CHAPTER_LEAD,
                    SUPERVISOR),
            get(COMMUNITY + "/referral-conversion", OWNER, STAFF, ADMISSION_SECRETARY),
            get(COMMUNITY + "/boards", PUBLIC),
            get(COMMUNITY + "/boards/{board}/meetings", PUBLIC),
            get(COMMUNITY + "/silent-groups", OWNER, STAFF),
            get(COMMUNITY + "/chapters/{chapter}/silent-groups", OWNER, STAFF, CHAPTER_LEAD, BOARD_MEMBER),
            get(COMMUNITY + "/membership-counts", PUBLIC),
            get(COMMUNITY + "/imports", OWNER, STAFF),
            get(COMMUNITY + "/imports/template", OWNER, STAFF),
            get(COMMUNITY + "/imports/{job}", OWNER, STAFF),
            get(COMMUNITY + "/roll", OWNER, STAFF, ADMISSION_SECRETARY),
            get(COMMUNITY + "/chapters/{chapter}/roll", OWNER, STAFF, CHAPTER_LEAD, BOARD_MEMBER, SUPERVISOR),
            get(COMMUNITY + "/renewals", OWNER, STAFF, TREASURER),
            get(COMMUNITY + "/chapters/{chapter}/renewals", OWNER, STAFF, CHAPTER_LEAD, BOARD_MEMBER, TREASURER),
            get(COMMUNITY + "/renewal-rate", OWNER, STAFF, AUDITOR),
            get(COMMUNITY + "/retention", OWNER, STAFF, AUDITOR),
            get(COMMUNITY + "/fee-account", PUBLIC),
            get(COMMUNITY + "/fee-account/entries", PUBLIC),
            get(COMMUNITY + "/trial-balance", PUBLIC),
            get(COMMUNITY + "/leaderboards/{quarter}", PUBLIC),
            get(COMMUNITY + "/leaderboards/{quarter}/own-rank", PARTY),
            get(COMMUNITY + "/points/supply", PUBLIC),
            get(COMMUNITY + "/cases", PARTY),
            get(COMMUNITY + "/cases/{case}", PARTY),
            get(COMMUNITY + "/offices", PARTY),
            get(COMMUNITY + "/pending", PARTY),
            get(MEMBER, SELF, OWNER, STAFF, CHAPTER_LEAD, BOARD_MEMBER, ADMISSION_SECRETARY, TREASURER, SUPERVISOR),
            get(MEMBER + "/personal-data", SELF, STAFF, ADMISSION_SECRETARY, GUARDIAN),
            get(MEMBER + "/own-data", SELF),
            get(MEMBER + "/privacy", SELF, GUARDIAN),
            get(MEMBER + "/profile", PUBLIC),
            get(MEMBER + "/history", SELF, SUPERVISOR),
            get(MEMBER + "/referrals", SELF, ADMISSION_SECRETARY, SUPERVISOR),
            get(MEMBER + "/dues", SELF, TREASURER, CONTROLLER, AUDITOR),
            get(MEMBER + "/points", SELF, AUDITOR),
            get(MEMBER + "/points/movements", SELF, AUDITOR),
            get(MEMBER + "/credit-score", SELF, SUPERVISOR));

    private static final List<Route> DESCRIPTION = List.of(
            get("/v3/api-docs", PUBLIC),
            get("/v3/api-docs.yaml", PUBLIC),
            get("/v3/api-docs/swagger-config", PUBLIC),
            get("/swagger-ui.html", PUBLIC),
            get("/swagger-ui/**", PUBLIC));

    private static final List<Route> OPERATION = List.of(
            get("/actuator/health", PUBLIC), get("/actuator/health/**", PUBLIC), get("/actuator/prometheus", OPERATOR));

    /** Without a session a page shows what anyone may see. */
    private static final List<Route> PAGES = List.of(
            get("/", PUBLIC),
            get("/me", SIGNED_IN),
            get("/me/history", SIGNED_IN),
            get("/me/timeline", SIGNED_IN),
            get("/me/privacy", SIGNED_IN),
            post("/me/privacy/preferences", SIGNED_IN),
            post("/me/privacy/consents", SIGNED_IN),
            get("/communities/{community}/operations", OWNER, STAFF, TREASURER, ADMISSION_SECRETARY),
            get(
                    "/communities/{community}/chapters/{chapter}/operations",
                    OWNER,
                    STAFF,
                    TREASURER,
                    ADMISSION_SECRETARY,
                    CHAPTER_LEAD,
                    BOARD_MEMBER,
                    SUPERVISOR),
            get("/communities/{community}/fees", PUBLIC),
            get("/communities/{community}/fees/entries", PUBLIC),
            get("/communities/{community}/leaderboard", PUBLIC),
            get("/communities/{community}/entries/{position}", PUBLIC),
            get("/communities/{community}/entries/{position}/receipt", PARTY),
            get("/communities/{community}/entries/{position}/receipt/file", PARTY),
            get("/communities/{community}/verify.html", PUBLIC),
            get("/verify.html", PUBLIC),
            get("/error", PUBLIC),
            get("/login", PUBLIC),
            post("/login", PUBLIC),
            post("/logout", PUBLIC),
            get("/favicon.ico", PUBLIC),
            get("/css/**", PUBLIC),
            get("/js/**", PUBLIC),
            get("/images/**", PUBLIC),
            get("/vendor/**", PUBLIC),
            get("/webjars/**", PUBLIC));

    /** The first row that matches counts. */
    public static final List<Route> ROUTES = Stream.of(WRITES, READS, DESCRIPTION, OPERATION, PAGES)
            .flatMap(List::stream)
            .toList();

    private RouteTable() {}
}
