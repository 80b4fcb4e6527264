package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A graph of links")
class GraphTest {
    @Test
    void hasTheComponentsAndCoresThatASlowSearchFinds() {
        int joined = 0;
        int shrunk = 0;
        for (int seed = 0; seed < 300; seed++) {
            final Random random = new Random(seed);
            final int vertices = 1 + random.nextInt(25);
            final boolean[][] isLinked = links(vertices, random);
            final Graph graph = new Graph(vertices, ends(isLinked));
            final int k = random.nextInt(4);
            final boolean[] core = graph.core(k);
            assertThat(core).as("core of seed " + seed).isEqualTo(slowCore(isLinked, k));
            final int[] components = graph.components(core);
            assertThat(components).as("components of seed " + seed).isEqualTo(slowComponents(isLinked, core));
            joined += (int) Arrays.stream(components)
                                    .filter(label -> label >= 0)
                                    .distinct()
                                    .count()
                            < count(core)
                    ? 1
                    : 0;
            shrunk += count(core) < vertices && count(core) > 0 ? 1 : 0;
        }
        // The graphs are such that there is something to find.
        assertThat(joined).isGreaterThan(100);
        assertThat(shrunk).isGreaterThan(50);
    }

    @Test
    void refusesLabelsThatPartALink() {
        final Graph path = new Graph(3, new int[] {0, 1, 1, 2});
        final boolean[] all = {true, true, true};

        path.check(all, new int[] {0, 0, 0});
        assertThatThrownBy(() -> path.check(all, new int[] {0, 0, 2}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a link leads from one to another");
    }

    @Test
    void refusesLabelsThatJoinWhatNoLinkJoins() {
        final Graph two = new Graph(4, new int[] {0, 1, 2, 3});
        final boolean[] all = {true, true, true, true};

        two.check(all, new int[] {0, 0, 2, 2});
        assertThatThrownBy(() -> two.check(all, new int[] {0, 0, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there are 1, and 4 vertices with a spanning forest of 2 links");
    }

    @Test
    void dissolvesPairsAndChainsButKeepsARing() {
        // A pair, a chain of three, and a triangle with a tail.
        final Graph graph = new Graph(9, new int[] {0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 5, 7, 7, 8});

        assertThat(graph.core(2)).containsExactly(false, false, false, false, false, true, true, true, false);
    }

    private static boolean[][] links(final int vertices, final Random random) {
        final boolean[][] isLinked = new boolean[vertices][vertices];
        final double density = random.nextDouble() * 3 / vertices;
        for (int i = 0; i < vertices; i++) {
            for (int j = 0; j < i; j++) {
                isLinked[i][j] = random.nextDouble() < density;
                isLinked[j][i] = isLinked[i][j];
            }
        }
        return isLinked;
    }

    private static int[] ends(final boolean[][] isLinked) {
        int[] ends = new int[0];
        for (int i = 0; i < isLinked.length; i++) {
            for (int j = 0; j < i; j++) {
                if (isLinked[i][j]) {
                    ends = Arrays.copyOf(ends, ends.length + 2);
                    ends[ends.length - 2] = i;
                    ends[ends.length - 1] = j;
                }
            }
        }
        return ends;
    }

    private static boolean[] slowCore(final boolean[][] isLinked, final int k) {
        final boolean[] isLeft = new boolean[isLinked.length];
        Arrays.fill(isLeft, true);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < isLeft.length; i++) {
                int degree = 0;
                for (int j = 0; j < isLeft.length; j++) {
                    degree += isLinked[i][j] && isLeft[j] ? 1 : 0;
                }
                if (isLeft[i] && degree < k) {
                    isLeft[i] = false;
                    changed = true;
                }
            }
        }
        return isLeft;
    }

    /** Reachability by squaring: i reaches j over any k. */
    private static int[] slowComponents(final boolean[][] isLinked, final boolean[] isIn) {
        final int count = isIn.length;
        final boolean[][] reaches = new boolean[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                reaches[i][j] = isIn[i] && isIn[j] && (i == j || isLinked[i][j]);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    reaches[i][j] |= reaches[i][k] && reaches[k][j];
                }
            }
        }
        final int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = -1;
            for (int j = count - 1; j >= 0; j--) {
                labels[i] = reaches[i][j] ? j : labels[i];
            }
        }
        return labels;
    }

    private static int count(final boolean[] flags) {
        int count = 0;
        for (final boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
