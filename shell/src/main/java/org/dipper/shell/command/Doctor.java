package org.dipper.shell.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dipper.errors.ExitCode;
import org.dipper.shell.Home;
import org.dipper.shell.job.DriverMemory;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code doctor}: looks at what Dipper rests on and says what is wrong and what to do. */
public final class Doctor {
    private static final Field CHECK = Field.required("check", FieldType.STRING, "check", "检查项");
    private static final Field STATE = Field.required("state", FieldType.STRING, "state", "状态");
    private static final Field FOUND = Field.required("found", FieldType.STRING, "found", "发现");
    private static final Field FIX = Field.required("fix", FieldType.STRING, "what to do", "处理建议");
    private static final List<Field> FIELDS = List.of(CHECK, STATE, FOUND, FIX);
    private static final int OLDEST_JAVA = 17;
    private static final long GIGABYTE = 1L << 30;
    private static final long LEAST_FREE_GIGABYTES = 2;
    private static final long LEAST_MEMORY_MEGABYTES = 2048;
    private static final String LOCK_FILE = ".dipper.lock";

    private final Session session;
    private final List<TableRow> rows = new ArrayList<>();

    private Doctor(final Session session) {
        this.session = session;
    }

    /** The command. */
    public static CommandSpec command(final Session session) {
        return new CommandSpec(
                "doctor",
                "Check Java, distribution, disk, memory, locale and warehouse",
                "检查 Java、安装、磁盘、内存、语言环境与数据仓库",
                "",
                List.of(),
                call -> new Doctor(session).run(call));
    }

    private int run(final Invocation call) {
        java();
        distribution();
        memory();
        disk(call.warehouse());
        charset();
        warehouse(call.warehouse());
        call.printer().print(Answer.of(FIELDS, rows));
        final boolean isWell = rows.stream().noneMatch(row -> row.text(STATE).equals("wrong"));
        return isWell ? 0 : ExitCode.PRECONDITION.code();
    }

    private void java() {
        final int version = Runtime.version().feature();
        check(
                "java",
                version >= OLDEST_JAVA,
                Runtime.version() + " in " + System.getProperty("java.home"),
                "Set JAVA_HOME to a JDK 17 or newer.");
    }

    private void distribution() {
        final Home home = session.home();
        final boolean hasJobs = holds(home.jars(), "dipper-spark-jobs-");
        final boolean hasSpark = holds(home.jars(), "spark-core_");
        final boolean hasDelta = holds(home.jars(), "delta-spark_");
        check(
                "distribution",
                hasJobs && hasSpark && hasDelta,
                home.folder()
                        + (hasJobs ? "" : ", jobs missing")
                        + (hasSpark ? "" : ", Spark missing")
                        + (hasDelta ? "" : ", Delta missing"),
                "Run ./dipper in the source folder; it builds what is missing.");
        check(
                "settings",
                Files.exists(home.conf().resolve("jvm.options")),
                home.conf().toString(),
                "Run ./dipper in the source folder; it copies conf/.");
    }

    private void memory() {
        final long megabytes = DriverMemory.machineMegabytes();
        check(
                "memory",
                megabytes >= LEAST_MEMORY_MEGABYTES,
                megabytes + " MB; a job gets " + DriverMemory.standard(),
                "Jobs need about 2 GB; use a larger machine or fewer cases.");
    }

    private void disk(final String warehouse) {
        if (warehouse.contains("://")) {
            return;
        }
        try {
            final FileStore store = Files.getFileStore(nearestExisting(Path.of(warehouse)));
            final long free = store.getUsableSpace() / GIGABYTE;
            check(
                    "disk",
                    free >= LEAST_FREE_GIGABYTES,
                    free + " GB free for " + warehouse,
                    "Free some space, or point --warehouse to another disk.");
        } catch (IOException unreadable) {
            check("disk", false, "cannot be asked for free space", "Check that the folder is mounted.");
        }
    }

    private void charset() {
        final String charset = session.console().charset().name();
        check(
                "charset",
                charset.startsWith("UTF") || charset.startsWith("GB"),
                charset + ", language " + session.language().code(),
                "Set LC_ALL to a UTF-8 or GB18030 locale, such as C.UTF-8, to see Chinese.");
    }

    private void warehouse(final String warehouse) {
        if (!warehouse.contains("://") && !Files.exists(Path.of(warehouse))) {
            note("warehouse", warehouse + " is not there yet", "dipper data ingest, or dipper demo, makes one.");
            return;
        }
        if (!warehouse.contains("://")) {
            final Path folder = Path.of(warehouse);
            check(
                    "warehouse",
                    Files.isDirectory(folder) && Files.isWritable(folder),
                    folder.toAbsolutePath().normalize().toString(),
                    "It must be a folder you can write to.");
            if (isLocked(folder)) {
                note("lock", "a job is writing to it", "Wait for it; readers are not disturbed.");
            }
        }
        try {
            final int subjects = PublishedTables.openIfPresent(warehouse)
                    .map(published -> published.inForce().size())
                    .orElse(0);
            check("tables", true, subjects + " subjects published", "");
        } catch (RuntimeException unreadable) {
            check(
                    "tables",
                    false,
                    "cannot be read: " + unreadable.getMessage(),
                    "Restore the folder _delta_log of the table named, or start a new warehouse.");
        }
    }

    private static boolean isLocked(final Path folder) {
        final Path file = folder.resolve(LOCK_FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final FileLock lock = channel.tryLock();
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean holds(final Path folder, final String prefix) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Path nearestExisting(final Path path) {
        Path place = path.toAbsolutePath().normalize();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    private void check(final String name, final boolean isWell, final String found, final String fix) {
        rows.add(new TableRow(FIELDS, List.of(name, isWell ? "ok" : "wrong", found, isWell ? "" : fix)));
    }

    private void note(final String name, final String found, final String fix) {
        rows.add(new TableRow(FIELDS, List.of(name, "note", found, fix)));
    }
}
