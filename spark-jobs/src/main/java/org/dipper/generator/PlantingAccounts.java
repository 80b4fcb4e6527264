package org.dipper.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts in one block what each institution still owes to its planned rates: every row adds its rate, every planted row takes
 * one off. The accounts open at chance, so that over many blocks the rates come out as planned, however few rows an
 * institution has in a block.
 */
final class PlantingAccounts {
    private static final long OWN_DICE = 0xACC0;

    private final MisconductPlan plan;
    private final long seed;
    private final int block;
    private final Map<String, List<Account>> byInstitution = new HashMap<>();

    PlantingAccounts(final MisconductPlan plan, final long seed, final int block) {
        this.plan = plan;
        this.seed = seed;
        this.block = block;
    }

    /** A row of the institution was sent. */
    void row(final Hospital hospital) {
        accounts(hospital).forEach(account -> account.owed += account.rate);
    }

    /** A row with this kind was planted in the institution. */
    void planted(final Hospital hospital, final PlantedKind kind) {
        for (final Account account : accounts(hospital)) {
            if (account.kind == kind) {
                account.owed -= 1;
            }
        }
    }

    /** The kind that is due with the institution's next row and can be planted in it, the one that is most behind first. */
    Optional<PlantedKind> due(final Hospital hospital, final Predicate<PlantedKind> isPossible) {
        Optional<PlantedKind> due = Optional.empty();
        double most = 1;
        for (final Account account : accounts(hospital)) {
            final double owed = account.owed + account.rate;
            if (owed >= most && isPossible.test(account.kind)) {
                due = Optional.of(account.kind);
                most = owed;
            }
        }
        return due;
    }

    private List<Account> accounts(final Hospital hospital) {
        return byInstitution.computeIfAbsent(hospital.code(), code -> open(hospital));
    }

    private List<Account> open(final Hospital hospital) {
        final List<Account> accounts = new ArrayList<>();
        for (final MisconductPlan.Vice vice : plan.of(hospital)) {
            // Groups that are admitted together are too large for an account: they are planned over all blocks.
            if (vice.kind() != PlantedKind.COLLUSIVE_ADMISSION) {
                final Dice dice = new Dice(
                        seed,
                        OWN_DICE,
                        block,
                        hospital.code().hashCode(),
                        vice.kind().ordinal());
                final int rowsAtOnce = vice.kind() == PlantedKind.SPLIT_ADMISSION ? 2 : 1;
                accounts.add(new Account(vice.kind(), vice.rate(), 1 - rowsAtOnce * dice.share()));
            }
        }
        return accounts;
    }

    private static final class Account {
        private final PlantedKind kind;
        private final double rate;
        private double owed;

        private Account(final PlantedKind kind, final double rate, final double owed) {
            this.kind = kind;
            this.rate = rate;
            this.owed = owed;
        }
    }
}
