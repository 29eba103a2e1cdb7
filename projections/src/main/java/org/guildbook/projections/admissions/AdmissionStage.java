package org.guildbook.projections.admissions;

/** How far an application has come; the last four are its ends. */
public enum AdmissionStage {
    SUBMITTED,
    SCREENED,
    INTERVIEWING,
    DEFERRED,
    ADMITTED,
    REJECTED,
    WITHDRAWN,
    EXPIRED
}
