package org.guildbook.encoding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.guildbook.chain.NotCanonicalException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Components of a record as one JSON object, absent components left out. */
final class RecordFormat implements ValueFormat {

    private record Field(RecordShape.Component component, boolean nullable, ValueFormat format) {}

    private final RecordShape shape;
    private final List<Field> fields;

    private RecordFormat(RecordShape shape, List<Field> fields) {
        this.shape = shape;
        this.fields = fields;
    }

    /** The components that pass the filter; {@link #read} needs all of them to. */
    static RecordFormat of(Class<?> type, Predicate<RecordShape.Component> filter) {
        RecordShape shape = RecordShape.of(type);
        List<Field> fields = new ArrayList<>();
        for (RecordShape.Component component : shape.components()) {
            if (filter.test(component)) {
                ValueFormat format = ValueFormats.of(component.declared().getGenericType());
                fields.add(new Field(component, component.nullable(), format));
            }
        }
        return new RecordFormat(shape, List.copyOf(fields));
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public Object json(Object record) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = field.component().valueIn(record);
            if (value != null) {
                object.put(field.component().name(), field.format().json(value));
            } else if (!field.nullable()) {
                throw new NotCanonicalException("no " + field.component().name());
            }
        }
        return object;
    }

    @Override
    public Object read(JsonNode node) {
        @Nullable Object[] values = new Object[shape.components().size()];
        readInto(values, node);
        return shape.create(values);
    }

    /** Puts the fields where the canonical constructor expects them; a field it does not know is refused. */
    void readInto(@Nullable Object[] values, JsonNode node) {
        if (!node.isObject()) {
            throw new EncodingException("not an object");
        }
        int known = 0;
        for (Field field : fields) {
            String name = field.component().name();
            JsonNode value = field.nullable() ? Json.optional(node, name) : Json.field(node, name);
            if (value != null) {
                values[field.component().index()] = read(field, value);
                known++;
            }
        }
        if (known != node.size()) {
            throw new EncodingException("a field that does not belong to the fact");
        }
    }

    private static Object read(Field field, JsonNode value) {
        try {
            return field.format().read(value);
        } catch (RuntimeException e) {
            throw new EncodingException("not a value for " + field.component().name(), e);
        }
    }
}
