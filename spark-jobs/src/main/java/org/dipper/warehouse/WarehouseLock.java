package org.dipper.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dipper.errors.DipperException;

/**
 * One writer at a time for a warehouse on a local disk, across processes: a local file system does not give Delta the
 * atomic rename that would make two writers safe. The system drops the lock with the process, so a crash leaves none
 * behind. A warehouse on HDFS or an object store has Delta's own commit protocol and takes no lock.
 */
final class WarehouseLock implements AutoCloseable {
    static final String FILE = ".dipper.lock";

    private final FileChannel channel;

    private WarehouseLock(final FileChannel channel) {
        this.channel = channel;
    }

    /** No lock, for what writes nothing to the warehouse. */
    static WarehouseLock none() {
        return new WarehouseLock(null);
    }

    static WarehouseLock acquire(final URI root) {
        if (root.getScheme() != null && !"file".equals(root.getScheme())) {
            return new WarehouseLock(null);
        }
        final Path file = Path.of(root.getPath(), FILE);
        try {
            Files.createDirectories(file.getParent());
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new WarehouseLock(channel);
            }
            channel.close();
            throw DipperException.precondition(
                    "The warehouse " + root.getPath() + " is locked.",
                    "Another Dipper run is writing to it.",
                    "Wait until that run has ended; reading works meanwhile.");
        } catch (IOException failure) {
            throw DipperException.precondition(
                    "The warehouse " + root.getPath() + " cannot be written.",
                    "The file system says: " + failure.getMessage() + ".",
                    "Choose another folder with --warehouse, or mend its permissions.");
        }
    }

    private static boolean isLocked(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
