package org.dipper.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.dipper.protocol.JobEvent;

/** Fills the steps that jobs announce with the tasks that Spark finishes, at most twice a second. */
final class TaskProgress extends SparkListener {
    private static final long PAUSE_NANOS = 500_000_000L;

    private final Consumer<JobEvent> events;
    private final AtomicReference<JobEvent.Progress> step = new AtomicReference<>();
    private final Map<Integer, Integer> runningStages = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> doneTasks = new ConcurrentHashMap<>();
    private final AtomicLong lastSent = new AtomicLong();

    TaskProgress(final Consumer<JobEvent> events) {
        this.events = events;
    }

    /** Passes an event on, and remembers the step it announces. */
    void accept(final JobEvent event) {
        if (event instanceof JobEvent.Progress progress) {
            step.set(progress);
        }
        events.accept(event);
    }

    @Override
    public void onStageSubmitted(final SparkListenerStageSubmitted stage) {
        runningStages.put(stage.stageInfo().stageId(), stage.stageInfo().numTasks());
        doneTasks.put(stage.stageInfo().stageId(), new AtomicLong());
    }

    @Override
    public void onStageCompleted(final SparkListenerStageCompleted stage) {
        runningStages.remove(stage.stageInfo().stageId());
        doneTasks.remove(stage.stageInfo().stageId());
    }

    @Override
    public void onTaskEnd(final SparkListenerTaskEnd task) {
        final AtomicLong done = doneTasks.get(task.stageId());
        final JobEvent.Progress current = step.get();
        if (done == null || current == null) {
            return;
        }
        done.incrementAndGet();
        final long now = System.nanoTime();
        final long sent = lastSent.get();
        if (now - sent < PAUSE_NANOS || !lastSent.compareAndSet(sent, now)) {
            return;
        }
        final long all =
                runningStages.values().stream().mapToLong(Integer::longValue).sum();
        final long finished =
                doneTasks.values().stream().mapToLong(AtomicLong::get).sum();
        events.accept(new JobEvent.Progress(
                current.step(), current.labelEn(), current.labelZh(), Math.min(finished, all), all));
    }
}
