package org.guildbook.values;

/** An office of the community; authority comes from holding one on the day of the deed. */
public enum Role {
    OWNER,
    CHAPTER_LEAD,
    BOARD_MEMBER,
    SUPERVISOR,
    SECRETARY,
    GROUP_LEADER,
    COMMITTEE_CHAIR,
    ADMISSION_SECRETARY,
    TREASURER,
    CONTROLLER,
    EDITOR,
    GUARDIAN,
    STAFF,
    AUDITOR
}
