package io.github.cmkverify.action;

import java.util.Optional;
import java.util.function.Consumer;

/** Takes back the reports of a run that does not come to its end. The thread that ends the process may call it at any time. */
final class Withdrawal {
    private Optional<Consumer<String>> duty = Optional.empty();

    /** From now on this is done when the step is ended; it gets the reason. */
    synchronized void by(Consumer<String> withdraw) {
        duty = Optional.of(withdraw);
    }

    void withdraw(String why) {
        take().ifPresent(withdraw -> withdraw.accept(why));
    }

    /** There is nothing to take back any more. */
    void over() {
        take();
    }

    private synchronized Optional<Consumer<String>> take() {
        Optional<Consumer<String>> taken = duty;
        duty = Optional.empty();
        return taken;
    }
}
