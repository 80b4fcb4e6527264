package org.dipper.ingest;

import java.io.Serializable;

/**
 * One file of a source.
 *
 * @param uri where it is, as the file system knows it
 * @param name how tables name it: its path below the folder that all files of the source share
 * @param length its bytes
 * @param modified when it was last changed, in milliseconds
 */
public record SourceFile(String uri, String name, long length, long modified) implements Serializable {}
