package org.guildbook.encoding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildbook.values.Id;
import org.guildbook.values.Quarter;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import tools.jackson.databind.JsonNode;

/** The closed list of types a fact may be made of: no floating point, no maps, no {@code Object}. */
final class ValueFormats {

    /** The format of a type; {@link IllegalStateException} if facts may not contain it. */
    static ValueFormat of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListFormat(of(list.getActualTypeArguments()[0]));
        }
        if (type == long.class) {
            return new IntegerFormat(Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
        }
        if (type == int.class) {
            return new IntegerFormat(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
        }
        if (type == boolean.class) {
            return new BooleanFormat();
        }
        if (type == String.class) {
            return new TextFormat<>(String.class, text -> text);
        }
        if (type == LocalDate.class) {
            return new TextFormat<>(LocalDate.class, LocalDate::parse);
        }
        if (type == YearMonth.class) {
            return new TextFormat<>(YearMonth.class, YearMonth::parse);
        }
        if (type == Quarter.class) {
            return new TextFormat<>(Quarter.class, Quarter::parse);
        }
        if (type == Sha256.class) {
            return new TextFormat<>(Sha256.class, Sha256::new);
        }
        if (type == Scope.class) {
            return new TextFormat<>(Scope.class, ValueFormats::scope);
        }
        if (type instanceof Class<?> id && Id.class.isAssignableFrom(id) && id.isRecord()) {
            RecordShape shape = RecordShape.of(id);
            return new TextFormat<>(Id.class, text -> (Id) shape.create(new Object[] {uuid(text)}));
        }
        if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
            return enumFormat(enumeration);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return RecordFormat.of(record, _ -> true);
        }
        throw new IllegalStateException("a fact may not contain " + type.getTypeName());
    }

    /** A UUID in its one canonical spelling: {@link UUID#fromString} alone also reads shortened groups. */
    static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new EncodingException("a UUID that is not spelled canonically");
        }
        return uuid;
    }

    private static Scope scope(String text) {
        if (text.equals("community")) {
            return Scope.COMMUNITY;
        }
        int hyphen = text.indexOf('-');
        return switch (hyphen < 0 ? text : text.substring(0, hyphen)) {
            case "chapter" -> new Scope(Scope.Kind.CHAPTER, uuid(text.substring(hyphen + 1)));
            case "group" -> new Scope(Scope.Kind.GROUP, uuid(text.substring(hyphen + 1)));
            case "committee" -> new Scope(Scope.Kind.COMMITTEE, uuid(text.substring(hyphen + 1)));
            default -> throw new EncodingException("a scope that is none");
        };
    }

    private static ValueFormat enumFormat(Class<?> enumeration) {
        Map<String, Object> constants = Arrays.stream(enumeration.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(constant -> ((Enum<?>) constant).name(), Function.identity()));
        return new EnumFormat(constants);
    }

    /** A value whose {@code toString} is its stored spelling. */
    private record TextFormat<T>(Class<T> type, Function<String, T> parse) implements ValueFormat {

        @Override
        public Object json(Object value) {
            return type.cast(value).toString();
        }

        @Override
        public Object read(JsonNode node) {
            return parse.apply(Json.text(node));
        }
    }

    private record EnumFormat(Map<String, Object> constants) implements ValueFormat {

        @Override
        public Object json(Object value) {
            return ((Enum<?>) value).name();
        }

        @Override
        public Object read(JsonNode node) {
            Object constant = constants.get(Json.text(node));
            if (constant == null) {
                throw new EncodingException("a name that is not on the list of its kind");
            }
            return constant;
        }
    }

    private record IntegerFormat(long least, long most, Function<Long, Object> convert) implements ValueFormat {

        @Override
        public Object json(Object value) {
            return ((Number) value).longValue();
        }

        @Override
        public Object read(JsonNode node) {
            long number = Json.integer(node);
            if (number < least || number > most) {
                throw new EncodingException("an integer out of range");
            }
            return convert.apply(number);
        }
    }

    private record BooleanFormat() implements ValueFormat {

        @Override
        public Object json(Object value) {
            return value;
        }

        @Override
        public Object read(JsonNode node) {
            if (!node.isBoolean()) {
                throw new EncodingException("neither true nor false");
            }
            return node.booleanValue();
        }
    }

    private record ListFormat(ValueFormat element) implements ValueFormat {

        @Override
        public Object json(Object value) {
            List<Object> items = new ArrayList<>();
            for (Object item : (List<?>) value) {
                items.add(element.json(item));
            }
            return items;
        }

        @Override
        public Object read(JsonNode node) {
            List<Object> items = new ArrayList<>(node.size());
            for (JsonNode item : Json.array(node)) {
                items.add(element.read(item));
            }
            return List.copyOf(items);
        }
    }

    private ValueFormats() {}
}
