package de.pimux.bench.scenario;

import de.pimux.bench.measure.Figure;
import java.util.List;

/** A load with the figures that it yields. */
public interface Scenario {
    String name();

    /** One line for the help text. */
    String about();

    /** How many accounts must exist. */
    int accounts();

    /** Runs against a freshly started server. */
    List<Figure> run(Bench bench);
}
