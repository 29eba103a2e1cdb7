package org.guildbook.api.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.projections.privacies.Privacies.Consent;
import org.guildbook.projections.privacies.Privacies.Privacy;
import org.guildbook.rules.PrivacyPolicy;
import org.jspecify.annotations.Nullable;

/** Everything a member can set about the own privacy, and how it is set. */
public record PrivacySettings(List<Subject> subjects, List<Purpose> purposes) {

    private static final List<Audience> AUDIENCES =
            List.of(Audience.GROUP, Audience.CHAPTER, Audience.MEMBERS, Audience.PUBLIC);
    private static final List<PrivacyMode> PLAIN = List.of(PrivacyMode.SHOWN, PrivacyMode.HIDDEN);

    /**
     * What may be shown or not.
     *
     * @param field absent for leaderboards
     * @param known what the vault holds, where it is not empty
     * @param choices one for each audience, the nearest first
     */
    public record Subject(
            String name,
            @Nullable PersonalField field,
            @Nullable String known,
            List<PrivacyMode> modes,
            List<Choice> choices) {}

    /** What an audience sees; {@code mode} is absent while nothing was said. */
    public record Choice(
            String name, Audience audience, @Nullable PrivacyMode mode) {}

    /** What a member may agree to; {@code consent} is absent without agreement. */
    public record Purpose(String name, @Nullable Consent consent) {}

    static PrivacySettings of(Privacy privacy, Map<PersonalField, String> known) {
        List<Subject> subjects = Stream.of(
                        Optional.of(PersonalField.NAME),
                        Optional.<PersonalField>empty(),
                        Optional.of(PersonalField.EMAIL),
                        Optional.of(PersonalField.PHONE),
                        Optional.of(PersonalField.EMPLOYER),
                        Optional.of(PersonalField.REMARK))
                .map(field -> subject(privacy, field.orElse(null), known))
                .toList();
        List<Purpose> purposes = PrivacyPolicy.PURPOSES.stream()
                .sorted()
                .map(name -> new Purpose(
                        name,
                        privacy.consents().stream()
                                .filter(consent -> consent.purpose().equals(name))
                                .findFirst()
                                .orElse(null)))
                .toList();
        return new PrivacySettings(subjects, purposes);
    }

    private static Subject subject(Privacy privacy, @Nullable PersonalField field, Map<PersonalField, String> known) {
        Map<Audience, PrivacyMode> said = new EnumMap<>(Audience.class);
        privacy.preferences().stream()
                .filter(preference -> preference.field() == field)
                .forEach(preference -> said.put(preference.audience(), preference.mode()));
        String name = field == null ? "LEADERBOARDS" : field.name();
        boolean named = field == null || field == PersonalField.NAME;
        return new Subject(
                name,
                field,
                field == null ? null : known.get(field),
                named ? List.of(PrivacyMode.values()) : PLAIN,
                AUDIENCES.stream()
                        .map(audience -> new Choice(audience + "." + name, audience, said.get(audience)))
                        .toList());
    }
}
