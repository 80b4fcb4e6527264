package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.List;

/**
 * Items that belong together.
 *
 * @param id its name
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param points its weight: the sum of the full scores of its items that are no bonus
 * @param items its items
 */
public record Family(String id, String labelEn, String labelZh, BigDecimal points, List<Item> items) {
    public Family {
        items = List.copyOf(items);
    }
}
