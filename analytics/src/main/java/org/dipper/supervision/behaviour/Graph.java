package org.dipper.supervision.behaviour;

import java.util.Arrays;

/**
 * An undirected graph of the numbers from 0 whose links are given by their two ends, no link twice and none from a number
 * to itself.
 */
final class Graph {
    private final int vertices;
    private final int[] ends;
    private final int[] offsets;
    private final int[] neighbours;

    /**
     * A graph.
     *
     * @param ends the ends of link i at 2i and 2i + 1
     */
    Graph(final int vertices, final int[] ends) {
        this.vertices = vertices;
        this.ends = ends.clone();
        this.offsets = new int[vertices + 1];
        for (final int end : ends) {
            offsets[end + 1]++;
        }
        for (int i = 0; i < vertices; i++) {
            offsets[i + 1] += offsets[i];
        }
        this.neighbours = new int[ends.length];
        final int[] filled = Arrays.copyOf(offsets, vertices);
        for (int i = 0; i < ends.length; i += 2) {
            neighbours[filled[ends[i]]++] = ends[i + 1];
            neighbours[filled[ends[i + 1]]++] = ends[i];
        }
    }

    /** Which vertices are left when those with fewer than k links are taken away until none is left to take: the k-core. */
    boolean[] core(final int k) {
        final int[] degrees = new int[vertices];
        final boolean[] isLeft = new boolean[vertices];
        Arrays.fill(isLeft, true);
        final int[] taken = new int[vertices];
        int waiting = 0;
        for (int i = 0; i < vertices; i++) {
            degrees[i] = offsets[i + 1] - offsets[i];
            if (degrees[i] < k) {
                isLeft[i] = false;
                taken[waiting++] = i;
            }
        }
        for (int next = 0; next < waiting; next++) {
            for (int at = offsets[taken[next]]; at < offsets[taken[next] + 1]; at++) {
                final int neighbour = neighbours[at];
                if (isLeft[neighbour] && --degrees[neighbour] < k) {
                    isLeft[neighbour] = false;
                    taken[waiting++] = neighbour;
                }
            }
        }
        return isLeft;
    }

    /**
     * The component of each vertex among those that are in, as the least vertex of it; -1 for those that are out.
     *
     * @throws IllegalStateException where the result fails {@link #check}
     */
    int[] components(final boolean[] isIn) {
        final UnionFind sets = new UnionFind(vertices);
        for (int i = 0; i < ends.length; i += 2) {
            if (isIn[ends[i]] && isIn[ends[i + 1]]) {
                sets.union(ends[i], ends[i + 1]);
            }
        }
        final int[] leastOfRoot = new int[vertices];
        Arrays.fill(leastOfRoot, -1);
        final int[] labels = new int[vertices];
        for (int i = 0; i < vertices; i++) {
            labels[i] = -1;
            if (isIn[i]) {
                final int root = sets.find(i);
                if (leastOfRoot[root] < 0) {
                    leastOfRoot[root] = i;
                }
                labels[i] = leastOfRoot[root];
            }
        }
        check(isIn, labels);
        return labels;
    }

    /**
     * Whether labels are components: both ends of every link share one, and there are as many labels as vertices less the
     * links of a forest that spans the graph, which is grown here without looking at the labels.
     *
     * @throws IllegalStateException where they are not
     */
    void check(final boolean[] isIn, final int[] labels) {
        for (int i = 0; i < ends.length; i += 2) {
            if (isIn[ends[i]] && isIn[ends[i + 1]] && labels[ends[i]] != labels[ends[i + 1]]) {
                throw new IllegalStateException("Components are wrong: a link leads from one to another.");
            }
        }
        int in = 0;
        for (final boolean is : isIn) {
            in += is ? 1 : 0;
        }
        final long different = java.util.stream.IntStream.range(0, vertices)
                .filter(i -> isIn[i])
                .map(i -> labels[i])
                .distinct()
                .count();
        if (different != in - forestLinks(isIn)) {
            throw new IllegalStateException("Components are wrong: there are " + different + ", and " + in
                    + " vertices with a spanning forest of " + forestLinks(isIn) + " links.");
        }
    }

    private int forestLinks(final boolean[] isIn) {
        final boolean[] isSeen = new boolean[vertices];
        final int[] queue = new int[vertices];
        int links = 0;
        for (int start = 0; start < vertices; start++) {
            if (!isIn[start] || isSeen[start]) {
                continue;
            }
            int waiting = 0;
            queue[waiting++] = start;
            isSeen[start] = true;
            for (int next = 0; next < waiting; next++) {
                for (int at = offsets[queue[next]]; at < offsets[queue[next] + 1]; at++) {
                    final int neighbour = neighbours[at];
                    if (isIn[neighbour] && !isSeen[neighbour]) {
                        isSeen[neighbour] = true;
                        queue[waiting++] = neighbour;
                        links++;
                    }
                }
            }
        }
        return links;
    }
}
