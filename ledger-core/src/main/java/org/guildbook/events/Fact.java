package org.guildbook.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stable name and revision a fact is stored under; renaming the Java record does not touch them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fact {

    /** Topic and name, for example {@code membership.MemberAdmitted}. */
    String value();

    int version() default 1;
}
