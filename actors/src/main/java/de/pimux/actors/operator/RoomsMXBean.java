package de.pimux.actors.operator;

import java.util.List;
import javax.management.JMException;

/** The rooms, for the operator: {@code pimux:type=Rooms}. */
@Described("The rooms of this server.")
public interface RoomsMXBean {
    String NAME = "pimux:type=Rooms";

    @Described("How many rooms there are now, those that nobody keeps included.")
    int getCount() throws JMException;

    @Described("The addresses of all rooms, also of those that users are not shown. It tells of nobody in them.")
    List<String> list() throws JMException;

    /** @throws JMException if there is no such room */
    @Described(value = "Destroys a room with everything that is stored of it.", destructive = true)
    void destroy(@Named(value = "room", description = "its address, as listed") String room) throws JMException;
}
