package org.dipper.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files, with permissions set by Java. Without its native library Hadoop starts a process for every file and
 * folder that it makes, which costs small jobs more than their rows do.
 */
public final class LocalFiles extends LocalFileSystem {
    /** Called by Hadoop, which finds the class by the setting {@code fs.file.impl}. */
    public LocalFiles() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(final Path file, final FsPermission permission) throws IOException {
            final java.nio.file.Path place = pathToFile(file).toPath();
            // Sticky bits and file systems without POSIX permissions are left to Hadoop.
            if (permission.getStickyBit() || !Files.getFileStore(place).supportsFileAttributeView("posix")) {
                super.setPermission(file, permission);
                return;
            }
            final String text = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(text));
        }
    }
}
