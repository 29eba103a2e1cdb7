package org.guildbook.api.vault;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, each field absent if it is not known.
 *
 * @param remark free text about the person
 */
public record PersonalData(
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(max = 254) @Email String email,
        @Nullable @Size(min = 1, max = 40) String phone,
        @Nullable @Size(min = 1, max = 200) String employer,
        @Nullable @Size(min = 1, max = 2_000) String remark) {

    /** A field; its name is part of what is stored. */
    enum Field {
        NAME,
        EMAIL,
        PHONE,
        EMPLOYER,
        REMARK
    }

    static PersonalData of(Map<Field, String> fields) {
        return new PersonalData(
                fields.get(Field.NAME),
                fields.get(Field.EMAIL),
                fields.get(Field.PHONE),
                fields.get(Field.EMPLOYER),
                fields.get(Field.REMARK));
    }

    /** Those that are known. */
    Map<Field, String> fields() {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        put(Field.NAME, name, fields);
        put(Field.EMAIL, email, fields);
        put(Field.PHONE, phone, fields);
        put(Field.EMPLOYER, employer, fields);
        put(Field.REMARK, remark, fields);
        return fields;
    }

    private static void put(Field field, @Nullable String value, Map<Field, String> fields) {
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
