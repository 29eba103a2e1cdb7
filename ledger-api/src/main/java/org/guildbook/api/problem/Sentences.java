package org.guildbook.api.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** One sentence per refusal and fault, in English and Chinese. */
public final class Sentences {

    static final String BUNDLE = "refusals";
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

    private final Map<Locale, ResourceBundle> bundles;

    public Sentences() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        bundles = Map.of(
                Locale.ENGLISH, ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, exact),
                Locale.CHINESE, ResourceBundle.getBundle(BUNDLE, Locale.CHINESE, exact));
    }

    /** The sentence in the best language for the header {@code Accept-Language}; English without one. */
    public String sentence(String id, Locale language) {
        Locale chosen = language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        ResourceBundle bundle = bundles.get(chosen);
        return bundle != null && bundle.containsKey(id) ? bundle.getString(id) : id;
    }
}
