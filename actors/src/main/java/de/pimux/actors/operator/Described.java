package de.pimux.actors.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a console shows of a bean, and how {@code pimux ctl} calls it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Described {
    /** One sentence, for JConsole and for the help. */
    String value();

    /** The commands that call it, the usual one first; without any, the method's name in words. */
    String[] verbs() default {};

    /** Whether it can't be undone: then it needs a confirmation. */
    boolean destructive() default false;
}
