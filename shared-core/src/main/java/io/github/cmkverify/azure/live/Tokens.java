package io.github.cmkverify.azure.live;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One token per audience and run, got by one thread while the others wait, and a new one shortly before it expires. */
final class Tokens {
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Credentials credentials;
    private final SignInErrors errors;
    private final Secrets secrets;
    private final Time time;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Credentials credentials, SignInErrors errors, Secrets secrets, Time time) {
        this.credentials = credentials;
        this.errors = errors;
        this.secrets = secrets;
        this.time = time;
    }

    /** What is known about one audience; guarded by its lock. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<TokenCredential> credential = Optional.empty();
        private String token = "";
        private Instant renewAt = Instant.MIN;
        private boolean refreshed;
        private Optional<LiveFailure> refused = Optional.empty();
    }

    /**
     * @throws LiveFailure when the sign-in is refused; it is asked for once only
     */
    String get(String scope) throws LiveFailure, InterruptedException {
        Slot slot = slots.computeIfAbsent(scope, key -> new Slot());
        slot.lock.lockInterruptibly();
        try {
            if (slot.refused.isPresent()) {
                throw slot.refused.get();
            }
            if (time.now().isAfter(slot.renewAt)) {
                renew(slot, scope);
            }
            return slot.token;
        } finally {
            slot.lock.unlock();
        }
    }

    /**
     * After a 401: whether there is another token than the {@code refused} one to try with. A new one is asked for once per
     * audience and run, with a credential that remembers nothing.
     */
    boolean refresh(String scope, String refused) throws LiveFailure, InterruptedException {
        Slot slot = slots.computeIfAbsent(scope, key -> new Slot());
        slot.lock.lockInterruptibly();
        try {
            if (slot.token.equals(refused) && !slot.refreshed) {
                slot.refreshed = true;
                slot.credential = Optional.empty();
                renew(slot, scope);
            }
            return !slot.token.equals(refused);
        } finally {
            slot.lock.unlock();
        }
    }

    private void renew(Slot slot, String scope) throws LiveFailure, InterruptedException {
        try {
            if (slot.credential.isEmpty()) {
                slot.credential = Optional.of(credentials.create());
            }
            AccessToken token = slot.credential.get().getTokenSync(new TokenRequestContext().addScopes(scope));
            secrets.add(token.getToken());
            slot.token = token.getToken();
            slot.renewAt = renewAt(token.getExpiresAt().toInstant());
        } catch (LiveFailure e) {
            slot.refused = Optional.of(e);
            throw e;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            slot.refused = Optional.of(errors.explain(e, scope));
            throw slot.refused.get();
        }
    }

    /** Five minutes before the end, or half of what is left of a shorter one. */
    private Instant renewAt(Instant expires) {
        Instant now = time.now();
        Duration left = Duration.between(now, expires);
        Duration early = left.dividedBy(2).compareTo(EARLY) < 0 ? left.dividedBy(2) : EARLY;
        return expires.minus(early);
    }
}
