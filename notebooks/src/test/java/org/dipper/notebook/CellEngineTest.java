package org.dipper.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellEngineTest {
    private final CellEngine engine = new CellEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aCellSeesWhatEarlierCellsDeclaredAndGivesItsLastExpression() {
        assertThat(engine.run("int a = 20;\nint twice(int x) {\n    return 2 * x;\n}"))
                .isEmpty();
        assertThat(engine.run("a = a + 1;\ntwice(a)")).contains(42);
    }

    @Test
    void aValueStaysTheObjectItIs() {
        assertThat(engine.run("new org.dipper.notebook.Shown(\"text/html\", \"<b>x</b>\", \"x\")"))
                .contains(new Shown("text/html", "<b>x</b>", "x"));
    }

    @Test
    void aCellThatDoesNotCompileSaysWhy() {
        assertThatThrownBy(() -> engine.run("int a = \"text\";"))
                .isInstanceOf(CellFailure.class)
                .hasMessageContaining("incompatible types");
        assertThatThrownBy(() -> engine.run("nowhere.at()"))
                .isInstanceOf(CellFailure.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aCellThatThrowsTellsItsError() {
        assertThatThrownBy(() -> engine.run("throw new IllegalStateException(\"does not tie\");"))
                .isInstanceOf(CellFailure.class)
                .hasMessageContaining("does not tie")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingWarehouseIsToldInOneBreath() {
        assertThatThrownBy(() -> engine.run("org.dipper.notebook.Published.open(\"no/such/folder\")"))
                .isInstanceOfSatisfying(CellFailure.class, failure -> assertThat(failure.lines())
                        .hasSize(3)
                        .first()
                        .asString()
                        .startsWith("There is no warehouse at"));
    }

    @Test
    void aRunningCellEndsWhenInterrupted() throws InterruptedException {
        final AtomicReference<Throwable> end = new AtomicReference<>();
        final Thread cell = new Thread(() -> {
            try {
                engine.run("Thread.sleep(600_000);");
            } catch (CellFailure failure) {
                end.set(failure.getCause());
            }
        });
        cell.start();
        for (int i = 0; i < 600 && cell.isAlive(); i++) {
            engine.interrupt();
            cell.join(100);
        }
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }
}
