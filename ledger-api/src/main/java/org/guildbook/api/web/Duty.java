package org.guildbook.api.web;

import org.jspecify.annotations.Nullable;

/**
 * What a member looks after in an office.
 *
 * @param path of the page that shows it
 * @param city of the chapter; absent for the whole community
 */
public record Duty(String path, @Nullable String city) {}
