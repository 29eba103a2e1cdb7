package org.guildbook.api.demo;

import org.guildbook.values.CommunityId;

/** The id of the demo community: the same at every start. */
public record DemoCommunity(CommunityId id) {}
