package org.guildbook.api.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a parameter of a form; a field left empty is absent. */
final class TextEditor extends PropertyEditorSupport {

    private final Function<String, Object> read;

    TextEditor(Function<String, Object> read) {
        this.read = read;
    }

    @Override
    public void setAsText(@Nullable String text) {
        setValue(text == null || text.isBlank() ? null : read.apply(text));
    }
}
