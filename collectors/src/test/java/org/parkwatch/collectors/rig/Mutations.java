package org.parkwatch.collectors.rig;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Meets a decoder with damaged frames for a bounded time: each must be survived, within a deadline
 * and an allocation. A second and a half, or {@code -Dparkwatch.fuzz.millis}; from the seed {@code
 * -Dparkwatch.fuzz.seed} on, each case with the next one. A failure names the seed of its case:
 * with it as the first, that case comes first.
 */
public final class Mutations {
  private static final Duration TIME =
      Duration.ofMillis(Long.getLong("parkwatch.fuzz.millis", 1500));
  private static final long FIRST_SEED = Long.getLong("parkwatch.fuzz.seed", 20_261_122L);

  /** What it may take to read one byte more. */
  private static final long MOST_FOR_A_BYTE = 1024;

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Meets one mutation. */
  public interface Case {
    /**
     * Damages a frame by it, and hands that over.
     *
     * @throws Exception or an error, if it was not survived
     */
    void meet(Mutation mutation) throws Exception;
  }

  private final String what;
  private final long mostBytes;

  /**
   * Ready to run.
   *
   * @param what is met, for messages
   * @param mostBytes that one case may allocate on the thread that runs it, beside 1024 for each
   *     byte of its damaged frames
   */
  public Mutations(String what, long mostBytes) {
    this.what = what;
    this.mostBytes = mostBytes;
  }

  /**
   * Runs cases until the time is over.
   *
   * @return how many, at least one
   * @throws AssertionError for the first that is not survived, that takes longer than ten seconds
   *     or that allocates more than it may
   */
  public int run(Case each) throws InterruptedException {
    CompletableFuture<Integer> ran = new CompletableFuture<>();
    Progress progress = new Progress();
    Thread worker =
        Thread.ofPlatform()
            .daemon()
            .name("mutations")
            .unstarted(() -> {
              try {
                ran.complete(cases(each, progress));
              } catch (Throwable e) {
                ran.completeExceptionally(e);
              }
            });
    worker.start();
    while (true) {
      Mutation before = progress.now;
      try {
        int cases = ran.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        System.out.printf("%s: %d mutations survived%n", what, cases);
        return cases;
      } catch (TimeoutException e) {
        if (progress.now == before) {
          AssertionError hangs = new AssertionError(what + " hangs at " + before);
          hangs.setStackTrace(worker.getStackTrace());
          throw hangs;
        }
      } catch (ExecutionException e) {
        throw new AssertionError(what + " does not survive " + progress.now, e.getCause());
      }
    }
  }

  private int cases(Case each, Progress progress) throws Exception {
    long end = System.nanoTime() + TIME.toNanos();
    int cases = 0;
    do {
      Mutation mutation = new Mutation(FIRST_SEED + cases);
      progress.now = mutation;
      long before = THREADS.getCurrentThreadAllocatedBytes();
      each.meet(mutation);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      long most = mostBytes + MOST_FOR_A_BYTE * mutation.length();
      if (allocated > most && cases > 0) { // classes are loaded in the first
        throw new AssertionError("it took %d bytes, of %d".formatted(allocated, most));
      }
      cases++;
    } while (System.nanoTime() - end < 0);
    return cases;
  }

  private static final class Progress {
    private volatile Mutation now = new Mutation(0);
  }
}
