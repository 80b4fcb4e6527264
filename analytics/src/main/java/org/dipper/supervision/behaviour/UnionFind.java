package org.dipper.supervision.behaviour;

/** Disjoint sets of the numbers from 0, with union by size and path halving. */
final class UnionFind {
    private final int[] parents;
    private final int[] sizes;

    UnionFind(final int count) {
        this.parents = new int[count];
        this.sizes = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = i;
            sizes[i] = 1;
        }
    }

    /** The number that stands for the set of this one. */
    int find(final int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Makes one set of two; whether they were apart. */
    boolean union(final int one, final int other) {
        final int first = find(one);
        final int second = find(other);
        if (first == second) {
            return false;
        }
        final boolean isFirstLarger = sizes[first] >= sizes[second];
        final int root = isFirstLarger ? first : second;
        final int leaf = isFirstLarger ? second : first;
        parents[leaf] = root;
        sizes[root] += sizes[leaf];
        return true;
    }
}
