package de.pimux.actors.guard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.guard.BlockRegister.Current;
import java.time.Duration;
import java.time.InstantSource;

/** Keeps a node's view of the blocks up to date, also after the register has moved to another node. */
final class BlockWatch {
    sealed interface Command {}

    private record News(Current list) implements Command {}

    private record Tick() implements Command {}

    /** How long a change may go unseen if the message that told of it was lost between nodes. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final BlockView view;
    private final InstantSource clock;
    private final ActorRef<BlockRegister.Command> register;
    private final ActorRef<Current> self;
    private long seen = -1;

    private BlockWatch(
            BlockView view, InstantSource clock, ActorRef<BlockRegister.Command> register, ActorRef<Current> self) {
        this.view = view;
        this.clock = clock;
        this.register = register;
        this.self = self;
    }

    static Behavior<Command> create(BlockView view, InstantSource clock, ActorRef<BlockRegister.Command> register) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ActorRef<Current> news = context.messageAdapter(Current.class, News::new);
            return new BlockWatch(view, clock, register, news).watching(timers);
        }));
    }

    private Behavior<Command> watching(TimerScheduler<Command> timers) {
        timers.startTimerWithFixedDelay(new Tick(), Duration.ZERO, AGAIN);
        return Behaviors.receive(Command.class)
                .onMessage(Tick.class, tick -> {
                    register.tell(new BlockRegister.Watch(self, seen));
                    return Behaviors.same();
                })
                .onMessage(News.class, news -> {
                    // a change that follows on another that was lost leaves the number, and so asks for the whole list
                    boolean follows = news.list().whole() || news.list().number() == seen + 1;
                    if (follows) seen = news.list().number();
                    view.update(news.list(), clock.instant());
                    return Behaviors.same();
                })
                .build();
    }
}
