package org.dipper.settlement.clearing;

import java.util.List;

/**
 * A pool whose year is cleared.
 *
 * @param pool the insurance pool
 * @param institutions its institutions, by code
 * @param account its account, line by line
 */
public record ClearedPool(String pool, List<ClearedInstitution> institutions, List<PoolAccount.Line> account) {
    public ClearedPool {
        institutions = List.copyOf(institutions);
        account = List.copyOf(account);
    }
}
