package org.guildbook.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCatalogueTest {

    record WithDouble(double share) {}

    record WithMap(Map<String, String> names) {}

    record WithObject(Object anything) {}

    record WithDecimal(BigDecimal amount) {}

    record WithNestedFloat(List<Nested> parts) {
        record Nested(float share) {}
    }

    @Test
    void every_name_is_the_name_of_one_kind_of_fact() {
        assertThat(EventCatalogue.kinds())
                .extracting(Object::toString)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
        assertThat(EventCatalogue.kinds())
                .extracting(EventCatalogue.Kind::name)
                .allMatch(name -> name.matches("[a-z]+\\.[A-Z][A-Za-z]+"));
    }

    @Test
    void a_kind_is_found_by_its_type_and_by_its_name() {
        EventCatalogue.Kind kind = EventCatalogue.kindOf(PointsTipped.class);

        assertThat(kind.name()).isEqualTo("points.PointsTipped");
        assertThat(EventCatalogue.find("points.PointsTipped", 1)).contains(kind);
        assertThat(EventCatalogue.find("points.PointsTipped", 2)).isEmpty();
        assertThatThrownBy(() -> EventCatalogue.kindOf(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {WithDouble.class, WithMap.class, WithObject.class, WithDecimal.class, WithNestedFloat.class})
    void what_a_fact_may_not_contain_has_no_format(Class<?> type) {
        assertThatThrownBy(() -> RecordFormat.of(type, _ -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a fact may not contain");
    }
}
