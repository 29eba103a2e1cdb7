package org.guildbook.api.vault;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Map;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, each field absent if it is not known.
 *
 * @param nickname what others may read in place of the name
 * @param remark free text about the person
 * @param language {@code zh} or {@code en}, in which mails are written
 */
public record PersonalData(
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(min = 1, max = 40) String nickname,
        @Nullable @Size(max = 254) @Email String email,
        @Nullable @Size(min = 1, max = 40) String phone,
        @Nullable @Size(min = 1, max = 200) String employer,
        @Nullable @Size(min = 1, max = 2_000) String remark,
        @Nullable @Pattern(regexp = "zh|en") String language) {

    static PersonalData of(Map<PersonalField, String> fields) {
        return new PersonalData(
                fields.get(PersonalField.NAME),
                fields.get(PersonalField.NICKNAME),
                fields.get(PersonalField.EMAIL),
                fields.get(PersonalField.PHONE),
                fields.get(PersonalField.EMPLOYER),
                fields.get(PersonalField.REMARK),
                fields.get(PersonalField.LANGUAGE));
    }

    /** Those that are known. */
    public Map<PersonalField, String> fields() {
        Map<PersonalField, String> fields = new EnumMap<>(PersonalField.class);
        put(PersonalField.NAME, name, fields);
        put(PersonalField.NICKNAME, nickname, fields);
        put(PersonalField.EMAIL, email, fields);
        put(PersonalField.PHONE, phone, fields);
        put(PersonalField.EMPLOYER, employer, fields);
        put(PersonalField.REMARK, remark, fields);
        put(PersonalField.LANGUAGE, language, fields);
        return fields;
    }

    private static void put(PersonalField field, @Nullable String value, Map<PersonalField, String> fields) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    /** Says nothing, so that personal data never get into a log by mistake. */
    @Override
    public String toString() {
        return "PersonalData[…]";
    }
}
