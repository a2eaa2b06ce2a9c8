package de.pimux.actors.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and the meaning of a parameter of an operation. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Named {
    /** As in JConsole; the help prints it in capitals. */
    String value();

    String description();

    Kind kind() default Kind.TEXT;

    /** What stands before it on the command line, such as {@code --to}; nothing if its place tells it. */
    String option() default "";

    /** How the command line gets it. */
    enum Kind {
        TEXT,
        /** A file of this machine: a relative path starts where the command is given. */
        FILE,
        /** Asked for, or read from standard input: other users of the machine see the arguments of a process. */
        SECRET
    }
}
