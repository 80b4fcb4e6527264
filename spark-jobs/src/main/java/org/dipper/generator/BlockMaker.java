package org.dipper.generator;

import java.io.IOException;

/** Makes the rows of a block. A block depends on nothing but the options and its number. */
interface BlockMaker {
    /** Sends the rows of a block: {@link BlockGenerator#BLOCK_ROWS}, fewer in the last one. */
    void generate(int block, BlockReceiver receiver) throws IOException;
}
