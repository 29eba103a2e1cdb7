package org.guildbook.api.web;

import java.util.List;

/**
 * What stands around the content of every page.
 *
 * @param language BCP 47 tag of the page
 * @param otherLanguage tag of the language the switch leads to
 * @param otherLanguageUrl this same page in the other language
 */
public record PageFrame(
        String language, String otherLanguage, String otherLanguageUrl, boolean signedIn, List<Link> links) {

    /** An item of the navigation; {@code message} is the key of its text. */
    public record Link(String path, String message, boolean current) {}
}
