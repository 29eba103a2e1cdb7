package org.guildbook.encoding;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Numbered;
import org.guildbook.events.Open;
import org.guildbook.events.Voucher;
import org.jspecify.annotations.Nullable;

/**
 * Where each component of one kind of fact is stored; prepared once, since encoding is on the way of every command.
 *
 * @param effectiveOn open if the type is, else sealed
 * @param bookedOn open, of vouchers only
 * @param postings open, of vouchers only
 * @param series not stored: the journal stamps {@code document} from it
 * @param typeIsOpen whether the leaf names the kind of fact
 */
record EventPlan(
        EventCatalogue.Kind kind,
        RecordShape shape,
        RecordFormat open,
        RecordFormat payload,
        Slot effectiveOn,
        @Nullable Slot bookedOn,
        @Nullable Slot postings,
        RecordShape.@Nullable Component series,
        RoleTags tags,
        boolean typeIsOpen) {

    /** A component that has its own field in the envelope. */
    record Slot(RecordShape.Component component, ValueFormat format) {}

    /** The plan of a kind of fact; {@link IllegalStateException} if it is made of what a fact may not contain. */
    static EventPlan of(EventCatalogue.Kind kind) {
        Class<? extends LedgerEvent> type = kind.type();
        RecordShape shape = RecordShape.of(type);
        boolean voucher = Voucher.class.isAssignableFrom(type);
        boolean numbered = Numbered.class.isAssignableFrom(type);
        Set<String> envelope = new HashSet<>(Set.of("effectiveOn"));
        if (voucher) {
            envelope.addAll(Set.of("bookedOn", "postings"));
        }
        if (numbered) {
            envelope.add("series");
        }
        return new EventPlan(
                kind,
                shape,
                RecordFormat.of(type, part -> isOpen(part.declared()) && !envelope.contains(part.name())),
                RecordFormat.of(type, part -> !isOpen(part.declared()) && !envelope.contains(part.name())),
                slot(shape, "effectiveOn"),
                voucher ? slot(shape, "bookedOn") : null,
                voucher ? slot(shape, "postings") : null,
                numbered ? component(shape, "series") : null,
                RoleTags.of(type),
                voucher || Arrays.stream(type.getRecordComponents()).anyMatch(EventPlan::isOpen));
    }

    private static boolean isOpen(RecordComponent component) {
        return component.isAnnotationPresent(Open.class);
    }

    private static Slot slot(RecordShape shape, String name) {
        RecordShape.Component component = component(shape, name);
        return new Slot(component, ValueFormats.of(component.declared().getGenericType()));
    }

    private static RecordShape.Component component(RecordShape shape, String name) {
        return shape.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a fact without the component " + name));
    }
}
