package org.guildbook.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Application;
import org.guildbook.rules.ChapterIntakes;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Referrals;
import org.guildbook.rules.Standing;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/**
 * Two board members admit an interviewed candidate; whoever referred the candidate is credited.
 *
 * @param decider who confirms the decision
 * @param secondDecider who asked for it first; another person
 */
public record AdmitMember(
        ApplicationId application,
        MembershipId membership,
        PartyId candidate,
        PartyId decider,
        PartyId secondDecider,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return decider;
    }

    static List<LedgerEvent> decide(
            AdmitMember command,
            Application application,
            Admission admission,
            Referrals referrals,
            Standing candidate,
            ChapterIntakes intakes,
            Offices decider,
            Offices secondDecider,
            Today today) {
        ApplicationSubmitted asked = application.requireOpen(command.candidate, command.effectiveOn);
        List<PartyId> deciders =
                TwoDeciders.require(asked, decider, secondDecider, referrals, command.effectiveOn, today);
        application.requireInterviews();
        Refused.when(deciders.stream().anyMatch(application.assigned()::contains), "decider-is-interviewer");
        Refused.when(admission.exists(), "id-already-used");
        Refused.when(candidate.statusOn(command.effectiveOn).belongs(), "already-a-member");

        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new MemberAdmitted(
                command.application,
                command.membership,
                command.candidate,
                command.candidate,
                asked.membershipType(),
                asked.chapter(),
                deciders,
                Basis.DECISION,
                null,
                command.effectiveOn));
        Referrals.Accepted credited = referrals.credited();
        if (credited != null) {
            facts.add(new ReferralStageReached(
                    credited.referral(),
                    credited.referrer(),
                    command.candidate,
                    ReferralStage.ADMITTED,
                    command.effectiveOn));
        }
        facts.addAll(intakes.takePlace(asked.chapter(), command.effectiveOn));
        return facts;
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AdmitMember command,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "candidate") Referrals referrals,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                @InjectEntity(idResolver = ThisCommunity.class) ChapterIntakes intakes,
                @InjectEntity(idProperty = "decider") Offices decider,
                @InjectEntity(idProperty = "secondDecider") Offices secondDecider,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(
                    command, application, admission, referrals, candidate, intakes, decider, secondDecider, today));
        }
    }
}
