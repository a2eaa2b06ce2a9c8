package de.pimux.actors.operator;

import java.util.List;
import javax.management.JMException;

/** Shows the operator the rooms, and destroys one. */
public final class Rooms implements RoomsMXBean {
    private final RoomsPort rooms;

    private Rooms(RoomsPort rooms) {
        this.rooms = rooms;
    }

    /** Puts the bean where {@code pimux ctl} finds it. */
    public static void register(RoomsPort rooms) {
        Bean.register(NAME, new Rooms(rooms), RoomsMXBean.class);
    }

    @Override
    public int getCount() throws JMException {
        return list().size();
    }

    @Override
    public List<String> list() throws JMException {
        return Answers.await(rooms.rooms());
    }

    @Override
    public void destroy(String room) throws JMException {
        if (!Answers.await(rooms.destroy(room))) throw new JMException("there is no such room");
    }
}
