package de.pimux.actors.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which XEP a class implements. The table of supported XEPs is printed from these. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Xep.All.class)
public @interface Xep {
    int number();

    String version();

    String name();

    /** What of it is there, if not all. */
    String note() default "";

    /** Several on one class. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        Xep[] value();
    }
}
